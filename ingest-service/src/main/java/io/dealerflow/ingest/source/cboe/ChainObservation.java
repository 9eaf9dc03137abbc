package io.dealerflow.ingest.source.cboe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.SpotSource;
import java.time.Instant;
import java.util.List;

/**
 * The market data of a file, independent of its arrival. Two files with the same data are one observation.
 *
 * @param underlying from the contracts' symbols, never from a title
 * @param asOf       instant that the quotes describe
 * @param spot       price of the underlying, {@code > 0}; NaN until one is known
 * @param series     sorted by expiry and root
 * @param contracts  sorted by series, strike and right, calls first
 * @param spotSource no part of the identity: it follows from the rest
 */
public record ChainObservation(
        String underlying,
        Instant asOf,
        double spot,
        List<OptionChain.Series> series,
        OptionChain.Contracts contracts,
        @JsonIgnore SpotSource spotSource) {
    public ChainObservation {
        series = List.copyOf(series);
    }

    /** The same with a price of the underlying that its options imply. */
    public ChainObservation withImpliedSpot(double implied) {
        return new ChainObservation(underlying, asOf, implied, series, contracts, SpotSource.PARITY);
    }

    /** Identity of this observation by {@code source}: a hash of its content in CBOR. */
    public String eventId(String source) {
        return EventIds.of(source, underlying, asOf, EventIds.sha256(Wire.writeCbor(this)));
    }

    /** The event of this observation. */
    public OptionChain toEvent(String source, Instant ingestTs) {
        return new OptionChain(
                eventId(source),
                source,
                asOf,
                ingestTs,
                OptionChain.VERSION,
                underlying,
                spot,
                series,
                contracts,
                spotSource);
    }
}
