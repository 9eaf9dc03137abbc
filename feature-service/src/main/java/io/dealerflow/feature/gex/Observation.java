package io.dealerflow.feature.gex;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.positioning.BookIndex;
import io.dealerflow.positioning.Observed;
import io.dealerflow.quant.chain.SeriesKey;
import java.time.Instant;
import java.util.List;

/**
 * The attributes of one option chain without its contracts.
 *
 * @param ingestTs when it entered the system: of two observations of one instant the later received counts
 * @param series   the series it covers
 * @param arrival  its place in the order in which this service met the observations of the underlying
 * @param bytes    size of its event
 * @param held     whether its event is still stored
 */
public record Observation(
        Instant asOf, Instant ingestTs, String eventId, List<SeriesKey> series, long arrival, int bytes, boolean held)
        implements Observed, Comparable<Observation> {
    public Observation {
        series = List.copyOf(series);
    }

    /** The observation of {@code chain}. */
    public static Observation of(OptionChain chain, long arrival, int bytes) {
        return new Observation(
                chain.asOf(), chain.ingestTs(), chain.eventId(), BookIndex.seriesOf(chain), arrival, bytes, true);
    }

    Observation released() {
        return new Observation(asOf, ingestTs, eventId, series, arrival, bytes, false);
    }

    @Override
    public int compareTo(Observation other) {
        return BookIndex.ORDER.compare(this, other);
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
