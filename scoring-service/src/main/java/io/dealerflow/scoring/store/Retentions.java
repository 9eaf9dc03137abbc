package io.dealerflow.scoring.store;

import io.dealerflow.kit.database.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How long scores, flow maps and signals are kept: for ever unless the configuration says otherwise. */
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

    /** The newest signal of a symbol stays. */
    @Produces
    @Singleton
    Retention signals() {
        return new Retention(
                "signals",
                "score_signals",
                "stored_at",
                "EXISTS (SELECT FROM score_signals newer WHERE newer.symbol = score_signals.symbol"
                        + " AND newer.as_of > score_signals.as_of)",
                null);
    }

    /** The newest flow map stays. */
    @Produces
    @Singleton
    Retention flows() {
        return new Retention(
                "flows",
                "market_flows",
                "stored_at",
                "EXISTS (SELECT FROM market_flows newer WHERE newer.as_of > market_flows.as_of)",
                null);
    }
}
