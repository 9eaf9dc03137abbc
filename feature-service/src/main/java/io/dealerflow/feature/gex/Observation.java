package io.dealerflow.feature.gex;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of one option chain without reading its contracts.
 *
 * @param ingestTs when it entered the system: of two observations of one instant the later received counts
 * @param series   what it covers
 * @param arrival  its place in the order in which this service met the observations of the underlying
 * @param bytes    size of its event
 * @param held     whether its event is still stored; false when it made room for others
 */
public record Observation(
        Instant asOf, Instant ingestTs, String eventId, List<SeriesKey> series, long arrival, int bytes, boolean held)
        implements Comparable<Observation> {
    /** By event time, then by receipt; the event id only settles what is otherwise equal. */
    private static final Comparator<Observation> ORDER = Comparator.comparing(Observation::asOf)
            .thenComparing(Observation::ingestTs)
            .thenComparing(Observation::eventId);

    public Observation {
        series = List.copyOf(series);
    }

    /** The observation that {@code chain} is. */
    public static Observation of(OptionChain chain, long arrival, int bytes) {
        List<SeriesKey> series = chain.series().stream().map(Observation::key).toList();
        return new Observation(chain.asOf(), chain.ingestTs(), chain.eventId(), series, arrival, bytes, true);
    }

    private static SeriesKey key(OptionChain.Series covered) {
        SettlementStyle settlement = switch (covered.settlement()) {
            case AM -> SettlementStyle.AM;
            case PM -> SettlementStyle.PM;
        };
        return new SeriesKey(covered.expiry(), covered.root(), settlement);
    }

    Observation released() {
        return new Observation(asOf, ingestTs, eventId, series, arrival, bytes, false);
    }

    @Override
    public int compareTo(Observation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observation that && eventId.equals(that.eventId);
    }

    @Override
    public int hashCode() {
        return eventId.hashCode();
    }
}
