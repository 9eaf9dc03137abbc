package io.dealerflow.feature.messaging;

import io.dealerflow.kit.streams.StateBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * From which instant on each asset's features are still to be computed. Facts that arrive together are waited for, so that a history of
 * several sources costs one computation an instant. The store is read once; afterwards it is only written.
 */
final class PendingAssets implements AutoCloseable {
    static final String STORE = "asset-progress";

    /** An asset is due when its first instant has come, and it has received nothing for so long, */
    static final Duration QUIET = Duration.ofMillis(200);
    /** or when it has waited for so long. */
    static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** As {@link #QUIET}, of what is older than a day before the asset's newest: a history comes in several files. */
    static final Duration HISTORY_QUIET = Duration.ofSeconds(2);

    private static final Duration HISTORY_MAX_WAIT = Duration.ofSeconds(60);
    private static final Duration HISTORY = Duration.ofDays(1);

    private final KeyValueStore<Bytes, byte[]> store;
    private final AssetMetrics metrics;
    private final Map<String, Progress> assets = new TreeMap<>();
    private int pending;

    PendingAssets(KeyValueStore<Bytes, byte[]> store, AssetMetrics metrics) {
        this.store = store;
        this.metrics = metrics;
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> assets.put(
                    new String(entry.key.get(), StandardCharsets.UTF_8), StateBytes.read(entry.value, Progress.class)));
        }
        count((int) assets.values().stream().filter(PendingAssets::isPending).count());
    }

    /**
     * How far an asset is.
     *
     * @param newestDate      of its own facts; null before the first
     * @param newestInstant   at which something of its own became known
     * @param newestPublished the newest instant for which features were published
     * @param next            the first instant that is still to be computed; null when there is none
     */
    record Progress(
            @Nullable LocalDate newestDate,
            @Nullable Instant newestInstant,
            @Nullable Instant newestPublished,
            @Nullable Next next) {
        static final Progress NONE = new Progress(null, null, null, null);

        /** After a fact of its own. */
        Progress knows(LocalDate date, Instant instant) {
            return new Progress(later(newestDate, date), later(newestInstant, instant), newestPublished, next);
        }

        Progress published(Instant instant) {
            return new Progress(newestDate, newestInstant, later(newestPublished, instant), next);
        }

        private boolean isHistory(Next of) {
            return newestInstant != null && of.from().isBefore(newestInstant.minus(HISTORY));
        }

        Progress continues(@Nullable Next from) {
            return new Progress(newestDate, newestInstant, newestPublished, from);
        }
    }

    /**
     * Where an asset's computation goes on.
     *
     * @param from        the first instant
     * @param traceparent trace of the fact that arrived last
     * @param replayed    whether all facts since the last computation are of replayed events
     * @param sinceMs     when it became pending, milliseconds since the epoch
     * @param lastMs      when the last fact arrived
     */
    record Next(Instant from, String traceparent, boolean replayed, long sinceMs, long lastMs) {
        Next and(Next other) {
            return new Next(
                    from.isBefore(other.from) ? from : other.from,
                    other.traceparent,
                    replayed && other.replayed,
                    sinceMs,
                    other.lastMs);
        }

        boolean isDue(long nowMs, Duration quiet, Duration maxWait) {
            return !from.isAfter(Instant.ofEpochMilli(nowMs))
                    && (nowMs - lastMs >= quiet.toMillis() || nowMs - sinceMs >= maxWait.toMillis());
        }
    }

    Progress progress(String asset) {
        return assets.getOrDefault(asset, Progress.NONE);
    }

    void set(String asset, Progress progress) {
        Progress before = assets.put(asset, progress);
        store.put(Bytes.wrap(asset.getBytes(StandardCharsets.UTF_8)), StateBytes.write(progress));
        count((isPending(progress) ? 1 : 0) - (before != null && isPending(before) ? 1 : 0));
    }

    /** Those that are due, first the one that goes on at the latest instant: what is new does not wait for histories. */
    List<String> due(long nowMs) {
        return assets.entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(entry.getValue().next())
                        .filter(next -> entry.getValue().isHistory(next)
                                ? next.isDue(nowMs, HISTORY_QUIET, HISTORY_MAX_WAIT)
                                : next.isDue(nowMs, QUIET, MAX_WAIT))
                        .map(next -> Map.entry(entry.getKey(), next.from())))
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() {
        assets.clear();
        count(-pending);
    }

    private void count(int more) {
        metrics.pending(more);
        pending += more;
    }

    private static boolean isPending(Progress progress) {
        return progress.next() != null;
    }

    private static <C extends Comparable<? super C>> C later(@Nullable C known, C added) {
        return known == null || known.compareTo(added) < 0 ? added : known;
    }
}
