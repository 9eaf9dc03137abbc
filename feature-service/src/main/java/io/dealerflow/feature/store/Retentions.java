package io.dealerflow.feature.store;

import io.dealerflow.kit.database.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long snapshots, features and jobs are kept. All kinds are kept for ever unless the configuration says otherwise. */
class Retentions {
    /** The newest snapshot of a symbol stays: answers come from it while Redis is unavailable. */
    @Produces
    @Singleton
    Retention snapshots() {
        return new Retention(
                "snapshots",
                "gex_snapshots",
                "stored_at",
                "EXISTS (SELECT FROM gex_snapshots newer WHERE newer.symbol = gex_snapshots.symbol"
                        + " AND newer.as_of > gex_snapshots.as_of)",
                null);
    }

    @Produces
    @Singleton
    Retention days() {
        return new Retention("days", "historical_gex_data", "date", null);
    }

    /** The newest features of an asset stay. */
    @Produces
    @Singleton
    Retention features() {
        return new Retention(
                "features",
                "asset_features",
                "stored_at",
                "EXISTS (SELECT FROM asset_features newer WHERE newer.symbol = asset_features.symbol"
                        + " AND newer.as_of > asset_features.as_of)",
                null);
    }

    /** Jobs that have ended, with their units; their results stay. */
    @Produces
    @Singleton
    Retention jobs() {
        return new Retention("jobs", "jobs", "submitted_at", "state NOT IN ('PENDING', 'RUNNING')", null);
    }

    /** Files of the feature store that are written later are without what is deleted here. */
    @Produces
    @Singleton
    Retention dataset() {
        return new Retention("dataset", "dataset_inputs", "stored_at", null);
    }
}
