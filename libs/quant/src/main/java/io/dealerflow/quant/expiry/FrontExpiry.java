package io.dealerflow.quant.expiry;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import java.util.Comparator;
import java.util.Optional;

/** The live series that settles first. */
public final class FrontExpiry {
    private FrontExpiry() {}

    /** Empty when every series has settled or is left out; of equals the first by root. */
    public static Optional<SeriesReading> of(PreparedBook prepared) {
        return prepared.live().stream()
                .filter(reading -> !reading.expired())
                .min(Comparator.comparing((SeriesReading reading) ->
                                reading.series().key().settlementInstant())
                        .thenComparing(reading -> reading.series().key()));
    }
}
