package io.dealerflow.quant.profile;

import static io.dealerflow.quant.Units.PERCENT;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.batch.Kernels;
import io.dealerflow.quant.batch.WeightedLines;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.NormalDistribution;

/**
 * Gamma exposure of a whole book at any spot. The exposure of a contract, {@code units * gamma * S^2 * 0.01}, is
 * {@code amplitude * S * exp(-d1^2 / 2)}, its d1 a straight line over {@code u = ln(S / S0)} from the book's own spot S0: every
 * contract keeps its volatility and every expiry its carry.
 *
 * <p>Units: US dollars of delta per 1 % move of spot.
 */
public final class GammaKernel implements GexCurve {
    private final double ownSpot;
    private final WeightedLines lines;

    private GammaKernel(double ownSpot, WeightedLines lines) {
        this.ownSpot = ownSpot;
        this.lines = lines;
    }

    /**
     * The kernel of a book.
     *
     * @throws IllegalArgumentException under vendor gammas, which cannot be re-priced
     */
    public static GammaKernel of(PreparedBook prepared) {
        return of(
                prepared,
                prepared.readings().stream().mapToDouble(SeriesReading::years).toArray());
    }

    /**
     * The kernel of a book at another time.
     *
     * @param yearsByReading time to settlement parallel to {@link PreparedBook#readings()}; what has none left (0) is left out
     * @throws IllegalArgumentException under vendor gammas, which cannot be re-priced
     */
    public static GammaKernel of(PreparedBook prepared, double[] yearsByReading) {
        requireModelGamma(prepared);
        Positions positions = prepared.positions();
        double spot = prepared.book().spot();
        WeightedLines lines = new WeightedLines(positions.size());
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            double years = Require.finite(yearsByReading[positions.reading(i)], "yearsByReading");
            if (years <= 0) {
                continue;
            }
            double sigma = positions.volatility(i);
            double total = sigma * Math.sqrt(years);
            double drift = (reading.forward().carry() + 0.5 * sigma * sigma) * years;
            double d1 = (Math.log(spot / positions.strike(i)) + drift) / total;
            double discount = Math.exp(-reading.dividendYield() * years);
            double amplitude = positions.signedUnits(i) * PERCENT * discount * NormalDistribution.DENSITY_AT_ZERO;
            lines.set(i, d1, 1 / total, amplitude / total);
        }
        return new GammaKernel(spot, lines);
    }

    /** Under vendor gammas contracts need no volatility, and mostly have none. */
    static void requireModelGamma(PreparedBook prepared) {
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            throw new IllegalArgumentException("a book read with vendor gammas cannot be re-priced at another spot");
        }
    }

    /** Net exposure of the book at a spot, finite and {@code > 0}. */
    public double netGex(double spot) {
        return node(spot).gex();
    }

    @Override
    public Node node(double spot) {
        return ladder(spot, 0, 1)[0];
    }

    @Override
    public Node[] ladder(double from, double step, int rungs) {
        Require.positive(from, "spot");
        double[] sums = new double[rungs];
        double[] slopes = new double[rungs];
        Kernels.chosen().bells(lines, Math.log(from / ownSpot), step, sums, slopes);
        Node[] nodes = new Node[rungs];
        for (int k = 0; k < rungs; k++) {
            double spot = from * Math.exp(k * step);
            nodes[k] = new Node(spot, sums[k] * spot, slopes[k]);
        }
        return nodes;
    }

    /** A bound. */
    Roughness roughness(double spot) {
        return Roughness.of(lines, ownSpot, spot);
    }
}
