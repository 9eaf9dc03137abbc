package io.dealerflow.feature.jobs;

import java.util.Map;

/**
 * A part of a job that is done on its own.
 *
 * @param name unique in the job
 */
public record JobUnit(String name, Map<String, String> parameters) {
    public JobUnit {
        parameters = Map.copyOf(parameters);
    }
}
