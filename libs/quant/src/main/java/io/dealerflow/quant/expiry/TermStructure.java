package io.dealerflow.quant.expiry;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesKey;
import java.util.Comparator;
import java.util.List;

/**
 * Volatility at the money forward by expiry.
 *
 * @param points ascending by time; live series that have one
 */
public record TermStructure(List<Point> points) {
    /**
     * One expiry.
     *
     * @param years      to settlement
     * @param volatility fraction per year
     */
    public record Point(SeriesKey key, double years, double volatility) {
        /** {@code sigma^2 T}; falling in time it would be arbitrage between expiries. */
        public double totalVariance() {
            return volatility * volatility * years;
        }
    }

    public TermStructure {
        points = points.stream()
                .sorted(Comparator.comparingDouble(Point::years).thenComparing(Point::key))
                .toList();
    }

    /** Of the live series; those without a volatility at the money are left out. */
    public static TermStructure of(PreparedBook prepared) {
        return new TermStructure(prepared.live().stream()
                .flatMap(reading -> AtTheMoney.volatility(reading).stream()
                        .map(volatility -> new Point(reading.series().key(), reading.years(), volatility)))
                .toList());
    }
}
