package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.webhooks.WebhookSecretStore;
import io.dealerflow.gexapi.webhooks.WebhookSecrets;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Secrets in {@code gex.webhooks} under other keys than the present one. */
@ApplicationScoped
class PostgresWebhookSecrets implements WebhookSecretStore {
    private static final String OTHER_KEYS = """
            SELECT id, secret, secret_key_id FROM gex.webhooks
            WHERE secret IS NOT NULL AND secret_key_id IS DISTINCT FROM $1 FOR UPDATE
            """;

    private static final String SEAL = "UPDATE gex.webhooks SET secret = $2, secret_key_id = $3 WHERE id = $1";

    private final Db db;
    private final WebhookSecrets secrets;

    PostgresWebhookSecrets(Db db, WebhookSecrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    /** @param sealed the secret under another key than the present one, or as text */
    private record Other(UUID id, WebhookSecrets.Sealed sealed) {}

    @Override
    public Uni<Moved> toPresentKey() {
        String keyId = secrets.keyId().orElse("");
        return db.inTransaction(transaction -> Db.list(transaction, OTHER_KEYS, PostgresWebhookSecrets::other, keyId)
                .chain(others -> {
                    List<Other> readable = keyId.isEmpty()
                            ? List.of()
                            : others.stream()
                                    .filter(other -> text(other).isPresent())
                                    .toList();
                    return Multi.createFrom()
                            .iterable(readable)
                            .onItem()
                            .transformToUniAndConcatenate(other -> seal(transaction, other))
                            .collect()
                            .last()
                            .replaceWith(new Moved(readable.size(), others.size() - readable.size()));
                }));
    }

    private Optional<String> text(Other other) {
        return other.sealed().keyId() == null
                ? Optional.of(other.sealed().text())
                : secrets.open(other.id(), other.sealed());
    }

    private Uni<Integer> seal(SqlConnection transaction, Other other) {
        WebhookSecrets.Sealed sealed = secrets.seal(other.id(), text(other).orElseThrow());
        return Db.update(transaction, SEAL, other.id(), sealed.text(), sealed.keyId());
    }

    private static Other other(Row row) {
        return new Other(
                row.getUUID("id"), new WebhookSecrets.Sealed(row.getString("secret_key_id"), row.getString("secret")));
    }
}
