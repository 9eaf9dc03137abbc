package io.dealerflow.kit.security.store;

import io.dealerflow.kit.database.Retention;
import io.dealerflow.kit.database.SharedSchema;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The schema of keys and audit log, shared by both public APIs, and how long it keeps the audit log. */
class AccessSchema {
    @Produces
    @Singleton
    SharedSchema access() {
        return new SharedSchema("access", "dealerflow_access", "db/access");
    }

    @Produces
    @Singleton
    Retention audit() {
        return new Retention("audit", "access.audit_log", "at", Duration.ofDays(400));
    }
}
