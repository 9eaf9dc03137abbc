package io.dealerflow.gexapi.store;

import io.dealerflow.kit.database.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long the tables of gex-api keep their rows. */
class Retentions {
    /** Any book can be priced again, so books are kept unless the configuration says otherwise. */
    @Produces
    @Singleton
    Retention observations() {
        return new Retention("observations", "gex.observations", "ingest_ts", null);
    }

    @Produces
    @Singleton
    Retention alerts() {
        return new Retention("alerts", "gex.alerts", "stored_at", null);
    }

    /** The newest event stays: the next one then shows that events before it are missing. */
    @Produces
    @Singleton
    Retention events() {
        return new Retention(
                "events",
                "gex.stream_events",
                "stored_at",
                "seq < (SELECT newest FROM gex.stream_position)",
                Duration.ofDays(7));
    }

    @Produces
    @Singleton
    Retention deliveries() {
        return new Retention("deliveries", "gex.webhook_deliveries", "created_at", Duration.ofDays(7));
    }

    @Produces
    @Singleton
    Retention signals() {
        return new Retention("signals", "gex.signals", "stored_at", Duration.ofDays(90));
    }

    @Produces
    @Singleton
    Retention predictions() {
        return new Retention("predictions", "gex.predictions", "stored_at", Duration.ofDays(7));
    }

    /** Dead letters are in Kafka for a week by default. */
    @Produces
    @Singleton
    Retention deadLetterReplays() {
        return new Retention("replays", "gex.dead_letter_replays", "sent_at", Duration.ofDays(90));
    }
}
