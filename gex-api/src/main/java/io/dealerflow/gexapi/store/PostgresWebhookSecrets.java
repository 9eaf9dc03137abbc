package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.webhooks.WebhookSecretStore;
import io.dealerflow.gexapi.webhooks.WebhookSecrets;
import io.dealerflow.gexapi.webhooks.WebhookSecrets.Part;
import io.dealerflow.gexapi.webhooks.WebhookSecrets.Sealed;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Secrets and URLs in {@code gex.webhooks} under other keys than the present one. */
@ApplicationScoped
class PostgresWebhookSecrets implements WebhookSecretStore {
    private static final String OTHER_KEYS = """
            SELECT id, secret, secret_key_id, target, coalesce(sealed_target, target) AS whole_target, target_key_id
            FROM gex.webhooks
            WHERE secret IS NOT NULL AND (secret_key_id IS DISTINCT FROM $1 OR target_key_id IS DISTINCT FROM $1) FOR UPDATE
            """;

    private static final String SEAL = """
            UPDATE gex.webhooks SET secret = $2, secret_key_id = $3, target = $4, sealed_target = $5, target_key_id = $6
            WHERE id = $1
            """;

    private final Db db;
    private final WebhookSecrets secrets;

    PostgresWebhookSecrets(Db db, WebhookSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /**
     * A webhook with a text under another key than the present one, or with none.
     *
     * @param shown  the target where it is encrypted, without path and query
     * @param target the whole
     */
    private record Other(UUID id, Sealed secret, String shown, Sealed target) {}

    @Override
    public Uni<Moved> toPresentKey() {
        String keyId = secrets.keyId().orElse("");
        return db.inTransaction(transaction -> Db.list(transaction, OTHER_KEYS, PostgresWebhookSecrets::other, keyId)
                .chain(others -> {
                    int readable = keyId.isEmpty()
                            ? 0
                            : (int) others.stream().filter(this::isReadable).count();
                    return Multi.createFrom()
                            .iterable(keyId.isEmpty() ? List.<Other>of() : others)
                            .onItem()
                            .transformToUniAndConcatenate(other -> seal(transaction, other))
                            .collect()
                            .last()
                            .replaceWith(new Moved(readable, others.size() - readable));
                }));
    }

    private boolean isReadable(Other other) {
        return text(other.id(), Part.SECRET, other.secret()).isPresent()
                && text(other.id(), Part.TARGET, other.target()).isPresent();
    }

    private Optional<String> text(UUID id, Part part, Sealed sealed) {
        return sealed.keyId() == null ? Optional.of(sealed.text()) : secrets.open(id, part, sealed);
    }

    private Uni<Integer> seal(SqlConnection transaction, Other other) {
        Sealed secret = sealed(other.id(), Part.SECRET, other.secret());
        Sealed target = sealed(other.id(), Part.TARGET, other.target());
        String shown = other.target().keyId() == null ? WebhookEntity.shown(URI.create(other.shown())) : other.shown();
        return Db.update(
                transaction, SEAL, other.id(), secret.text(), secret.keyId(), shown, target.text(), target.keyId());
    }

    /** Under the present key; as it is where it cannot be decrypted. */
    private Sealed sealed(UUID id, Part part, Sealed given) {
        return text(id, part, given).map(text -> secrets.seal(id, part, text)).orElse(given);
    }

    private static Other other(Row row) {
        return new Other(
                row.getUUID("id"),
                new Sealed(row.getString("secret_key_id"), row.getString("secret")),
                row.getString("target"),
                new Sealed(row.getString("target_key_id"), row.getString("whole_target")));
    }
}
