package io.dealerflow.ingest.store;

import io.dealerflow.kit.database.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long raw contracts are kept: for ever unless the configuration says otherwise. The landed files hold them too. */
class Retentions {
    @Produces
    @Singleton
    Retention contracts() {
        return new Retention("contracts", "raw_options", "as_of", null);
    }
}
