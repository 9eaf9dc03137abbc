package io.dealerflow.quant.expiry;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A volatility of each expiry, interpolated to a horizon. */
final class HorizonVolatility {
    private HorizonVolatility() {}

    /** Of one expiry, fraction per year. */
    private record Point(double years, double volatility) {
        double variance() {
            return volatility * volatility * years;
        }
    }

    /**
     * Linear in total variance between the live expiries around the horizon, fraction per year; empty when the horizon lies outside
     * them.
     *
     * @param volatility of one expiry; expiries without one are passed over
     */
    static Optional<Double> at(
            PreparedBook prepared, double years, Function<SeriesReading, Optional<Double>> volatility) {
        List<SeriesReading> ordered = prepared.live().stream()
                .filter(reading -> !reading.expired())
                .sorted(Comparator.comparingDouble(SeriesReading::years))
                .toList();
        return first(ordered.reversed(), reading -> reading.years() <= years, volatility)
                .flatMap(near -> near.years() == years
                        ? Optional.of(near.volatility())
                        : first(ordered, reading -> reading.years() > years, volatility)
                                .map(far -> between(near, far, years)));
    }

    private static Optional<Point> first(
            List<SeriesReading> readings,
            Predicate<SeriesReading> onItsSide,
            Function<SeriesReading, Optional<Double>> volatility) {
        return readings.stream()
                .filter(onItsSide)
                .flatMap(reading -> volatility.apply(reading).stream().map(value -> new Point(reading.years(), value)))
                .findFirst();
    }

    private static double between(Point near, Point far, double years) {
        double share = (years - near.years()) / (far.years() - near.years());
        double variance = (1 - share) * near.variance() + share * far.variance();
        return Math.sqrt(variance / years);
    }
}
