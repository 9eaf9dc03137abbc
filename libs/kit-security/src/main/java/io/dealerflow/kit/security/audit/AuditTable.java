package io.dealerflow.kit.security.audit;

import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Appends to {@code access.audit_log}. */
@ApplicationScoped
class AuditTable {
    private static final String INSERT = """
            INSERT INTO access.audit_log (at, service, actor, name, address, method, target, status)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private final Db db;

    AuditTable(Db db) {
        this.db = db;
    }

    Uni<Integer> add(AuditEntry entry) {
        return db.update(
                INSERT,
                entry.at(),
                entry.service(),
                entry.actor(),
                entry.name(),
                entry.address(),
                entry.method(),
                entry.target(),
                entry.status());
    }
}
