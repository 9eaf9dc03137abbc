package io.dealerflow.kit.security.store;

import io.dealerflow.kit.security.keys.ApiKey;
import io.dealerflow.kit.security.keys.Scope;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code access.api_keys}. */
@Entity
@Table(schema = "access", name = "api_keys")
class ApiKeyEntity extends PanacheEntityBase {
    @Id
    UUID id = new UUID(0, 0);

    String name = "";
    String prefix = "";
    String hash = "";
    /** Joined by commas. */
    String scopes = "";

    String plan = "";

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by", updatable = false)
    String createdBy = "";

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    @Column(name = "rotated_at")
    @Nullable
    Instant rotatedAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    static ApiKeyEntity of(ApiKey key, String hash) {
        var entity = new ApiKeyEntity();
        entity.id = key.id();
        entity.name = key.name();
        entity.prefix = key.prefix();
        entity.hash = hash;
        entity.scopes = key.scopes().stream().map(Scope::role).collect(Collectors.joining(","));
        entity.plan = key.plan();
        entity.createdAt = key.createdAt();
        entity.createdBy = key.createdBy();
        entity.expiresAt = key.expiresAt();
        return entity;
    }

    ApiKey toKey() {
        return new ApiKey(
                id,
                name,
                prefix,
                Arrays.stream(scopes.split(",")).map(Scope::parse).toList(),
                plan,
                createdAt,
                createdBy,
                expiresAt,
                revokedAt,
                rotatedAt,
                lastUsedAt);
    }
}
