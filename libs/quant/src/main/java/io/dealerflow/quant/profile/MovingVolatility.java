package io.dealerflow.quant.profile;

import static io.dealerflow.quant.chain.SeriesReading.LEAST_VOLATILITY;

import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.smile.Smile;
import org.jspecify.annotations.Nullable;

/**
 * The volatility of one contract while spot moves, under
 * {@link io.dealerflow.quant.chain.VolatilityDynamics#STICKY_MONEYNESS}: at the book's spot its own, elsewhere changed by what
 * its expiry's smile changes between the old and the new log-moneyness. It does not change with time. Without a
 * smile it is constant; none falls below {@link SeriesReading#LEAST_VOLATILITY}.
 *
 * @param offset    own volatility less that of the smile at the book's spot
 * @param moneyness {@code ln(K/F)} at the book's spot
 */
public record MovingVolatility(
        double offset, double moneyness, @Nullable Smile smile) {
    /**
     * A volatility and how it changes.
     *
     * @param value fraction per year
     * @param slope its derivative by log-moneyness
     */
    public record Level(double value, double slope) {}

    /** Of one used contract, under a convention with sticky moneyness. */
    public static MovingVolatility of(PreparedBook prepared, int i) {
        Positions positions = prepared.positions();
        SeriesReading reading = prepared.readings().get(positions.reading(i));
        Smile smile = reading.smile();
        double moneyness = reading.logMoneyness(positions.strike(i));
        double onSmile = smile == null ? 0 : smile.volatility(moneyness);
        return new MovingVolatility(positions.volatility(i) - onSmile, moneyness, smile);
    }

    /** Once spot has moved to {@code S e^u}. */
    public Level at(double u) {
        if (smile == null) {
            return new Level(offset, 0);
        }
        double k = moneyness - u;
        double value = offset + smile.volatility(k);
        return value > LEAST_VOLATILITY ? new Level(value, smile.slope(k)) : new Level(LEAST_VOLATILITY, 0);
    }
}
