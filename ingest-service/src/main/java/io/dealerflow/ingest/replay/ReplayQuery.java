package io.dealerflow.ingest.replay;

import io.dealerflow.contracts.api.FileKind;
import java.time.Instant;
import java.util.Set;

/**
 * Which events are published again.
 *
 * @param from    earliest event time
 * @param to      event times are before it
 * @param kinds   of their files; empty for all
 * @param symbols their subjects; empty for all
 * @param speed   event time that passes in a second of the clock, seconds, {@code > 0}; infinite not to wait
 */
public record ReplayQuery(Instant from, Instant to, Set<FileKind> kinds, Set<String> symbols, double speed) {
    public ReplayQuery {
        kinds = Set.copyOf(kinds);
        symbols = Set.copyOf(symbols);
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be > 0, was " + speed);
        }
    }
}
