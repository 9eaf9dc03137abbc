package io.dealerflow.ingest.store;

import io.dealerflow.kit.database.DatabaseConfig;
import io.dealerflow.kit.database.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** How long the manifest is kept: for ever unless the configuration says otherwise. Landing keeps every file. */
public class Retentions {
    private static final String MANIFEST = "manifest";

    /** How long the manifest keeps files and observations; empty for ever. */
    public static Optional<Duration> manifest(DatabaseConfig config) {
        return Optional.ofNullable(config.retention().get(MANIFEST));
    }

    /** Recovery needs what is not published; the simulated market counts its observations to continue its path. */
    @Produces
    @Singleton
    Retention observations() {
        return new Retention(
                MANIFEST,
                "observations",
                "ingest_ts",
                "source <> 'simulator' AND NOT EXISTS (SELECT FROM unpublished u WHERE u.event_id = observations.event_id)",
                null);
    }

    /** Observations that are not published are published from their file. */
    @Produces
    @Singleton
    Retention files() {
        return new Retention(
                MANIFEST,
                "landed_files",
                "received_at",
                "NOT EXISTS (SELECT FROM unpublished u JOIN observations o USING (event_id) WHERE o.landing_key = landed_files.landing_key)",
                null);
    }

    /** Published reports. */
    @Produces
    @Singleton
    Retention qualityReports() {
        return new Retention(MANIFEST, "quality_reports", "as_of", "published_at IS NOT NULL", null);
    }

    /** As long as the events that they are compared with. */
    @Produces
    @Singleton
    Retention knownItems() {
        return new Retention(MANIFEST, "known_items", "recorded_at", null);
    }
}
