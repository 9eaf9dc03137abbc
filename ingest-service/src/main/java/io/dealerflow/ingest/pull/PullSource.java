package io.dealerflow.ingest.pull;

import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source that is asked, as it is configured.
 *
 * @param name       of the source in the settings
 * @param url        below which it is asked
 * @param reach      where its requests may lead
 * @param source     under which its observations are stored
 * @param subjects   asked for one by one: symbols, series, pairs; at least one
 * @param spacing    least time between two requests, whatever the subject and the instance of the service
 * @param timeout    of one request with its whole answer
 * @param start      date from which it wants data; null for the connector's choice
 * @param parameters of the connector
 * @param apiKey     read for each request: a mounted file may change
 */
public record PullSource(
        String name,
        Connector connector,
        URI url,
        Reach reach,
        String source,
        List<String> subjects,
        Schedule schedule,
        Duration spacing,
        Duration timeout,
        @Nullable LocalDate start,
        Map<String, String> parameters,
        Supplier<Optional<String>> apiKey) {
    public PullSource {
        subjects = List.copyOf(subjects);
        parameters = Map.copyOf(parameters);
    }
}
