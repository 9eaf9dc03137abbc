package io.dealerflow.kit.database;

import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/** What is logged of migrations that fail and are tried again: each failure once, until another one follows. */
final class MigrationReport {
    private String reported = "";

    /** A line of the log. */
    record Line(Logger.Level level, String text) {}

    /** Empty when the failure is the one that was reported last. */
    Optional<Line> of(FlywayException failure) {
        boolean outage = Outages.isOutage(failure, true);
        String message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        String text = (outage
                        ? "Waiting for the database: "
                        : "The schema cannot be migrated; this is tried again every second: ")
                + message;
        if (text.equals(reported)) {
            return Optional.empty();
        }
        reported = text;
        return Optional.of(new Line(outage ? Logger.Level.WARN : Logger.Level.ERROR, text));
    }
}
