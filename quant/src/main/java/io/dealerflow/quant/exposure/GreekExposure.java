package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.Optional;

/**
 * Dealers' exposure to delta, volatility and time in US dollars of underlying.
 *
 * @param delta DEX: dollars of underlying that the position amounts to
 * @param vanna VEX: dollars of delta per volatility point
 * @param charm CEX: dollars of delta per calendar day that passes
 */
public record GreekExposure(double delta, double vanna, double charm) {
    private static final double VOLATILITY_POINT = 0.01;
    private static final double DAYS_PER_YEAR = 365;

    /** Sums over the used contracts; empty under vendor gammas, where no volatility is known. */
    public static Optional<GreekExposure> of(PreparedBook prepared) {
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return Optional.empty();
        }
        Positions positions = prepared.positions();
        double spot = prepared.book().spot();
        double rate = prepared.convention().rate();
        double delta = 0;
        double vanna = 0;
        double charm = 0;
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            Right right = positions.isCall(i) ? Right.CALL : Right.PUT;
            Greeks greeks = BlackScholesMerton.greeks(
                    new EuropeanOption(right, positions.strike(i), reading.years(), positions.volatility(i)),
                    new Market(spot, rate, reading.dividendYield()));
            double dollars = positions.signedUnits(i) * spot;
            delta += dollars * greeks.delta();
            vanna += dollars * greeks.vanna() * VOLATILITY_POINT;
            charm += dollars * greeks.charm() / DAYS_PER_YEAR;
        }
        return Optional.of(new GreekExposure(delta, vanna, charm));
    }
}
