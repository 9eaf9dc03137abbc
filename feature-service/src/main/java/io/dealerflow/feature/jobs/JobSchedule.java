package io.dealerflow.feature.jobs;

import io.dealerflow.kit.runs.Schedule;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * When jobs of a kind are started.
 *
 * @param name       1 to 40 lower-case letters, digits and dashes
 * @param kind       of the jobs
 * @param parameters of the jobs
 */
public record JobSchedule(String name, String kind, Schedule when, Map<String, String> parameters) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public JobSchedule {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "the name of a schedule must be 1 to 40 lower-case letters, digits and dashes, was '" + name + "'");
        }
        parameters = Map.copyOf(parameters);
    }

    /** The job that is due at an instant: the same on every instance. */
    String jobId(Instant due) {
        return name + "-" + TIME.format(due);
    }
}
