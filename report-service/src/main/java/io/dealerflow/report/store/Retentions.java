package io.dealerflow.report.store;

import io.dealerflow.kit.database.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long reports, and what they are written from, are kept: for ever unless the configuration says otherwise. */
class Retentions {
    private static final String INPUTS = "inputs";

    @Produces
    @Singleton
    Retention snapshots() {
        return inputs("snapshots");
    }

    @Produces
    @Singleton
    Retention scores() {
        return inputs("scores");
    }

    @Produces
    @Singleton
    Retention features() {
        return inputs("features");
    }

    @Produces
    @Singleton
    Retention flows() {
        return inputs("flows");
    }

    @Produces
    @Singleton
    Retention portfolios() {
        return inputs("portfolios");
    }

    @Produces
    @Singleton
    Retention closes() {
        return inputs("closes");
    }

    @Produces
    @Singleton
    Retention signals() {
        return inputs("signals");
    }

    @Produces
    @Singleton
    Retention curves() {
        return inputs("curves");
    }

    @Produces
    @Singleton
    Retention alerts() {
        return inputs("alerts");
    }

    /** A date that waits for its report stays. */
    @Produces
    @Singleton
    Retention days() {
        return new Retention(INPUTS, "days", "date", "first_change IS NULL", null);
    }

    private static Retention inputs(String table) {
        return new Retention(INPUTS, table, "date", null);
    }

    @Produces
    @Singleton
    Retention narratives() {
        return new Retention("reports", "narratives", "date", null);
    }

    @Produces
    @Singleton
    Retention reports() {
        return new Retention("reports", "reports", "date", "published_at IS NOT NULL", null);
    }
}
