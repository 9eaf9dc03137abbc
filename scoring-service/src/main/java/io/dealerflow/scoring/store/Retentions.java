package io.dealerflow.scoring.store;

import io.dealerflow.kit.database.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long scores are kept: for ever unless the configuration says otherwise. */
class Retentions {
    /** The newest score of a symbol stays: answers come from it while Redis is unavailable. */
    @Produces
    @Singleton
    Retention scores() {
        return new Retention(
                "scores",
                "asset_scores",
                "stored_at",
                "EXISTS (SELECT FROM asset_scores newer WHERE newer.symbol = asset_scores.symbol"
                        + " AND newer.as_of > asset_scores.as_of)",
                null);
    }
}
