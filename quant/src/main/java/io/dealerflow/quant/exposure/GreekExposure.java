package io.dealerflow.quant.exposure;

import io.dealerflow.quant.batch.BatchGreeks;
import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.OptionBatch;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Right;
import java.util.Arrays;
import java.util.List;
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

    static final GreekExposure ZERO = new GreekExposure(0, 0, 0);

    /** Sums over the used contracts; empty under vendor gammas, where no volatility is known. */
    public static Optional<GreekExposure> of(PreparedBook prepared) {
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return Optional.empty();
        }
        return Optional.of(byReading(prepared).stream().reduce(ZERO, GreekExposure::plus));
    }

    /** Sums by series, parallel to {@link PreparedBook#readings()}; no rows at all under vendor gammas. */
    public static List<GreekExposure> byReading(PreparedBook prepared) {
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return List.of();
        }
        BatchGreeks greeks = greeks(prepared);
        GreekExposure[] sums = new GreekExposure[prepared.readings().size()];
        Arrays.fill(sums, ZERO);
        Positions positions = prepared.positions();
        for (int i = 0; i < positions.size(); i++) {
            double dollars = positions.signedUnits(i) * prepared.book().spot();
            int at = positions.reading(i);
            sums[at] = sums[at].plus(new GreekExposure(
                    dollars * greeks.delta(i),
                    dollars * greeks.vanna(i) * VOLATILITY_POINT,
                    dollars * greeks.charm(i) / DAYS_PER_YEAR));
        }
        return List.of(sums);
    }

    GreekExposure plus(GreekExposure other) {
        return new GreekExposure(delta + other.delta, vanna + other.vanna, charm + other.charm);
    }

    private static BatchGreeks greeks(PreparedBook prepared) {
        Positions positions = prepared.positions();
        OptionBatch options = new OptionBatch(prepared.book().spot(), positions.size());
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            Right right = positions.isCall(i) ? Right.CALL : Right.PUT;
            EuropeanOption option =
                    new EuropeanOption(right, positions.strike(i), reading.years(), positions.volatility(i));
            options.set(i, option, reading.rate(), reading.dividendYield());
        }
        BatchGreeks greeks = new BatchGreeks(positions.size());
        Kernels.chosen().greeks(options, greeks);
        return greeks;
    }
}
