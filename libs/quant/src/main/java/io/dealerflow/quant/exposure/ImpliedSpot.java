package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.ForwardSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import java.util.Comparator;
import java.util.Optional;

/** The spot that option prices imply: the front parity forward discounted by the curve. Compared with the quote it shows a stale index. */
final class ImpliedSpot {
    private ImpliedSpot() {}

    /** Empty when no live series has a parity forward. */
    static Optional<Double> of(PreparedBook prepared) {
        return prepared.live().stream()
                .filter(reading -> reading.forward().source() == ForwardSource.PARITY)
                .min(Comparator.comparingDouble(SeriesReading::years))
                .map(ImpliedSpot::discounted);
    }

    private static double discounted(SeriesReading front) {
        double carry = front.convention().curveCarry(front.years());
        return front.forward().forward() * Math.exp(-carry * front.years());
    }
}
