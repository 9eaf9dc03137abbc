package io.dealerflow.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Answers of one run by status, with their latencies. Thread-safe while it runs. */
final class Measurement {
    private static final long MAX_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;
    private static final int DIGITS = 3;
    /** No answer came. */
    static final int NO_ANSWER = 0;

    private final Map<Integer, Histogram> latencies = new TreeMap<>();
    private final Duration duration;

    /** @param duration for which requests are sent */
    Measurement(Duration duration) {
        this.duration = duration;
    }

    /** @param nanos from the instant at which the request was due, or sent in a closed loop */
    void answered(int status, long nanos) {
        of(status).recordValue(Math.min(MAX_MICROS, Math.max(0, nanos / 1_000)));
    }

    private Histogram of(int status) {
        synchronized (latencies) {
            return latencies.computeIfAbsent(status, key -> new ConcurrentHistogram(MAX_MICROS, DIGITS));
        }
    }

    long count(int status) {
        return of(status).getTotalCount();
    }

    /** Answers of this status per second of the run. */
    double rate(int status) {
        return count(status) / (duration.toNanos() / 1e9);
    }

    /** Latency that {@code percent} of the answers with this status did not exceed, milliseconds; NaN where there is none. */
    double millis(int status, double percent) {
        Histogram found = of(status);
        return found.getTotalCount() == 0 ? Double.NaN : found.getValueAtPercentile(percent) / 1e3;
    }

    /** Counts of answers by status, 0 for requests without an answer. */
    Map<Integer, Long> counts() {
        Map<Integer, Long> counts = new TreeMap<>();
        synchronized (latencies) {
            latencies.forEach((status, found) -> counts.put(status, found.getTotalCount()));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }
}
