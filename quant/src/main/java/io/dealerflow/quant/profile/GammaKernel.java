package io.dealerflow.quant.profile;

import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.NormalDistribution;

/**
 * Gamma exposure of a whole book at any spot, in columns and without allocation. The exposure of a contract,
 * {@code units * gamma * S^2 * 0.01}, is {@code amplitude * S * exp(-d1^2 / 2)} with {@code d1 = intercept + slope ln S}:
 * every contract keeps its volatility and every expiry its carry.
 *
 * <p>Units: US dollars of delta per 1 % move of spot.
 */
public final class GammaKernel implements GexCurve {
    private static final double PERCENT = 0.01;

    private final double[] intercept;
    private final double[] slope;
    private final double[] amplitude;

    private GammaKernel(double[] intercept, double[] slope, double[] amplitude) {
        this.intercept = intercept;
        this.slope = slope;
        this.amplitude = amplitude;
    }

    /** The kernel of a book whose contracts have volatilities. */
    public static GammaKernel of(PreparedBook prepared) {
        return of(
                prepared,
                prepared.readings().stream().mapToDouble(SeriesReading::years).toArray());
    }

    /**
     * The kernel of a book at another time.
     *
     * @param yearsByReading time to settlement parallel to {@link PreparedBook#readings()}; what has none left (0) is left out
     */
    public static GammaKernel of(PreparedBook prepared, double[] yearsByReading) {
        Positions positions = prepared.positions();
        int n = positions.size();
        double[] intercept = new double[n];
        double[] slope = new double[n];
        double[] amplitude = new double[n];
        for (int i = 0; i < n; i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            double years = yearsByReading[positions.reading(i)];
            if (years <= 0) {
                continue;
            }
            double sigma = positions.volatility(i);
            double total = sigma * Math.sqrt(years);
            double drift = (reading.forward().carry() + 0.5 * sigma * sigma) * years;
            slope[i] = 1 / total;
            intercept[i] = (drift - Math.log(positions.strike(i))) / total;
            double discount = Math.exp(-reading.dividendYield() * years);
            amplitude[i] = positions.signedUnits(i) * PERCENT * discount * NormalDistribution.DENSITY_AT_ZERO / total;
        }
        return new GammaKernel(intercept, slope, amplitude);
    }

    /** Number of contracts. */
    public int size() {
        return amplitude.length;
    }

    /** Exposure of one contract at a spot. */
    public double gexOf(int i, double spot) {
        double d1 = intercept[i] + slope[i] * Math.log(spot);
        return amplitude[i] * spot * Math.exp(-0.5 * d1 * d1);
    }

    /** Net exposure of the book at a spot. */
    public double netGex(double spot) {
        double logSpot = Math.log(spot);
        double sum = 0;
        for (int i = 0; i < amplitude.length; i++) {
            double d1 = intercept[i] + slope[i] * logSpot;
            sum += amplitude[i] * Math.exp(-0.5 * d1 * d1);
        }
        return sum * spot;
    }

    @Override
    public Node node(double spot) {
        double logSpot = Math.log(spot);
        double sum = 0;
        double derivative = 0;
        for (int i = 0; i < amplitude.length; i++) {
            double d1 = intercept[i] + slope[i] * logSpot;
            double bell = amplitude[i] * Math.exp(-0.5 * d1 * d1);
            sum += bell;
            derivative += bell * (1 - d1 * slope[i]);
        }
        return new Node(spot, sum * spot, derivative);
    }
}
