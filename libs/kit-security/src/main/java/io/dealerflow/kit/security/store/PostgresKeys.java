package io.dealerflow.kit.security.store;

import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.security.keys.ApiKey;
import io.dealerflow.kit.security.keys.KeySecret;
import io.dealerflow.kit.security.keys.KeyStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Keys in {@code access.api_keys}. */
@ApplicationScoped
class PostgresKeys implements KeyStore {
    private final Db db;

    PostgresKeys(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Optional<ApiKey>> findByHash(String hash) {
        return db.<List<ApiKeyEntity>>guard(() -> Panache.withSession(
                        () -> ApiKeyEntity.<ApiKeyEntity>find("hash", hash).list()))
                .map(found -> found.stream().map(ApiKeyEntity::toKey).findFirst());
    }

    @Override
    public Uni<List<ApiKey>> list() {
        return db.<List<ApiKeyEntity>>guard(() ->
                        Panache.withSession(() -> ApiKeyEntity.<ApiKeyEntity>listAll(Sort.descending("createdAt"))))
                .map(found -> found.stream().map(ApiKeyEntity::toKey).toList());
    }

    @Override
    public Uni<ApiKey> create(ApiKey key, String hash) {
        return db.<ApiKeyEntity>guard(() ->
                        Panache.withTransaction(() -> ApiKeyEntity.of(key, hash).<ApiKeyEntity>persist()))
                .map(ApiKeyEntity::toKey);
    }

    @Override
    public Uni<Optional<ApiKey>> rotate(UUID id, KeySecret secret, Instant now) {
        return change(id, key -> {
            if (key.revokedAt != null) {
                return false;
            }
            key.prefix = secret.prefix();
            key.hash = secret.hash();
            key.rotatedAt = now;
            return true;
        });
    }

    @Override
    public Uni<Optional<ApiKey>> revoke(UUID id, Instant now) {
        return change(id, key -> {
            if (key.revokedAt == null) {
                key.revokedAt = now;
            }
            return true;
        });
    }

    @Override
    public Uni<Void> used(UUID id, Instant now) {
        return db.update("UPDATE access.api_keys SET last_used_at = $2 WHERE id = $1", id, now)
                .replaceWithVoid();
    }

    /** @param change returns false when the key does not allow the change */
    private Uni<Optional<ApiKey>> change(UUID id, Predicate<ApiKeyEntity> change) {
        return db.guard(() -> Panache.withTransaction(() -> ApiKeyEntity.<ApiKeyEntity>findById(id)
                .map(found -> Optional.ofNullable(found).filter(change).map(ApiKeyEntity::toKey))));
    }
}
