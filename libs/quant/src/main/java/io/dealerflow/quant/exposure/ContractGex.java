package io.dealerflow.quant.exposure;

import static io.dealerflow.quant.Units.PERCENT;

import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.NormalDistribution;

/** Gamma exposure of every used contract at the book's spot, by the convention's source of gammas. */
public final class ContractGex {
    private ContractGex() {}

    /** Dollars per 1 %, parallel to {@link PreparedBook#positions()}. */
    public static double[] of(PreparedBook prepared) {
        double[] gex = new double[prepared.positions().size()];
        for (int i = 0; i < gex.length; i++) {
            gex[i] = of(prepared, i);
        }
        return gex;
    }

    /** Dollars per 1 % of one used contract. */
    public static double of(PreparedBook prepared, int i) {
        Positions positions = prepared.positions();
        SeriesReading reading = prepared.readings().get(positions.reading(i));
        double spot = prepared.book().spot();
        double gamma = prepared.convention().gamma() == GammaSource.VENDOR
                ? reading.series().vendorGamma(positions.contract(i))
                : gamma(reading, spot, positions.strike(i), positions.volatility(i));
        return positions.signedUnits(i) * gamma * spot * spot * PERCENT;
    }

    private static double gamma(SeriesReading reading, double spot, double strike, double volatility) {
        double years = reading.years();
        double total = volatility * Math.sqrt(years);
        double d1 = (Math.log(spot / strike) + reading.forward().carry() * years) / total + 0.5 * total;
        double bell = Math.exp(-reading.dividendYield() * years - 0.5 * d1 * d1);
        return bell * NormalDistribution.DENSITY_AT_ZERO / (spot * total);
    }
}
