package io.dealerflow.kit.security.store;

import io.dealerflow.kit.database.SharedSchema;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The schema of keys and audit log, shared by both public APIs. */
class AccessSchema {
    @Produces
    @Singleton
    SharedSchema access() {
        return new SharedSchema("access", "dealerflow_access", "db/access");
    }
}
