package io.dealerflow.scoring.feed;

import io.dealerflow.contracts.api.FileKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often data of a kind are expected.
 *
 * @param open   time that counts
 * @param maxGap of it between two deliveries, at most
 * @param maxAge of the newest data of a file when it is received: older ones were uploaded later, and say nothing about a feed
 */
public record Freshness(OpenTime open, Duration maxGap, Duration maxAge) {
    private static final String SIMULATOR = "simulator";
    private static final Freshness SIMULATED =
            new Freshness(OpenTime.ALWAYS, Duration.ofMinutes(2), Duration.ofMinutes(10));
    private static final Freshness DAILY = new Freshness(OpenTime.WEEKDAYS, Duration.ofHours(36), Duration.ofDays(5));
    private static final Map<FileKind, Freshness> BY_KIND = Map.of(
            FileKind.OPTION_CHAIN, new Freshness(OpenTime.US_SESSIONS, Duration.ofMinutes(30), Duration.ofHours(1)),
            FileKind.FUTURES, DAILY,
            FileKind.BARS, DAILY,
            FileKind.FX, DAILY,
            // Weekly: known three days after its date, and three later after holidays.
            FileKind.POSITIONING, new Freshness(OpenTime.ALWAYS, Duration.ofDays(11), Duration.ofDays(11)),
            // Monthly series: a value becomes known up to two months after its date.
            FileKind.MACRO, new Freshness(OpenTime.ALWAYS, Duration.ofDays(45), Duration.ofDays(75)),
            FileKind.NEWS, new Freshness(OpenTime.ALWAYS, Duration.ofDays(2), Duration.ofDays(2)));

    /** Of a source's data of a kind, by its wire name; empty where none are expected: trades and pictures come when people send them. */
    static Optional<Freshness> of(String source, @Nullable String kind) {
        if (source.equals(SIMULATOR)) {
            return Optional.of(SIMULATED);
        }
        return BY_KIND.entrySet().stream()
                .filter(entry -> entry.getKey().wireName().equals(kind))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
