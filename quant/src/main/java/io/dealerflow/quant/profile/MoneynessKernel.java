package io.dealerflow.quant.profile;

import static io.dealerflow.quant.Units.PERCENT;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.batch.WeightedLines;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.NormalDistribution;
import io.dealerflow.quant.smile.Smile;
import org.jspecify.annotations.Nullable;

/**
 * Gamma exposure of a book at any spot while each contract's volatility moves along its expiry's smile
 * ({@link io.dealerflow.quant.chain.VolatilityDynamics#STICKY_MONEYNESS}). At the book's own spot it equals
 * {@link GammaKernel}. A contract of an expiry without a smile keeps its volatility; none falls below 0.005.
 */
public final class MoneynessKernel implements GexCurve {
    private static final double LEAST_VOLATILITY = 0.005;

    private final double ownSpot;
    private final Contract[] contracts;

    private MoneynessKernel(double ownSpot, Contract[] contracts) {
        this.ownSpot = ownSpot;
        this.contracts = contracts;
    }

    /** A volatility and its derivative by log-moneyness. */
    private record Volatility(double value, double slope) {}

    /**
     * @param anchor    log of the strike less the carry to settlement, so that {@code k = anchor - ln S}
     * @param rootYears square root of the years to settlement
     * @param offset    own volatility less that of the smile, at the book's spot
     * @param scale     signed units · 0.01 · {@code e^(-qT)} / (√(2 pi) √T)
     */
    private record Contract(
            double anchor,
            double rootYears,
            double offset,
            double scale,
            @Nullable Smile smile) {
        Volatility volatility(double k) {
            if (smile == null) {
                return new Volatility(offset, 0);
            }
            double value = offset + smile.volatility(k);
            return value > LEAST_VOLATILITY
                    ? new Volatility(value, smile.slope(k))
                    : new Volatility(LEAST_VOLATILITY, 0);
        }
    }

    /** The kernel of a book read under a convention with sticky moneyness, whose contracts have volatilities. */
    public static MoneynessKernel of(PreparedBook prepared) {
        Positions positions = prepared.positions();
        double logSpot = Math.log(prepared.book().spot());
        Contract[] contracts = new Contract[positions.size()];
        for (int i = 0; i < contracts.length; i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            double years = reading.years();
            double anchor = Math.log(positions.strike(i)) - reading.forward().carry() * years;
            Smile smile = reading.smile();
            double onSmile = smile == null ? 0 : smile.volatility(anchor - logSpot);
            double discount = Math.exp(-reading.dividendYield() * years);
            double scale = positions.signedUnits(i) * PERCENT * discount * NormalDistribution.DENSITY_AT_ZERO;
            contracts[i] = new Contract(
                    anchor, Math.sqrt(years), positions.volatility(i) - onSmile, scale / Math.sqrt(years), smile);
        }
        return new MoneynessKernel(prepared.book().spot(), contracts);
    }

    /** By the chain rule: as {@code ln S} rises by 1, {@code k} falls by 1 and volatility by its slope. */
    @Override
    public Node node(double spot) {
        double logSpot = Math.log(Require.positive(spot, "spot"));
        double sum = 0;
        double derivative = 0;
        for (Contract contract : contracts) {
            double k = contract.anchor() - logSpot;
            Volatility sigma = contract.volatility(k);
            double total = sigma.value() * contract.rootYears();
            double d1 = 0.5 * total - k / total;
            double relativeSlope = sigma.slope() / sigma.value();
            double bell = contract.scale() / sigma.value() * Math.exp(-0.5 * d1 * d1);
            double d1Slope = 1 / total + (d1 - total) * relativeSlope;
            sum += bell;
            derivative += bell * (1 + relativeSlope - d1 * d1Slope);
        }
        return new Node(spot, sum * spot, derivative);
    }

    /** An estimate: every contract as if it kept the volatility that it has where spot reaches its strike. */
    @Override
    public Roughness roughness(double spot) {
        double logSpot = Math.log(ownSpot);
        WeightedLines lines = new WeightedLines(contracts.length);
        for (int i = 0; i < contracts.length; i++) {
            Contract contract = contracts[i];
            double sigma = contract.volatility(0).value();
            double total = sigma * contract.rootYears();
            lines.set(i, 0.5 * total - (contract.anchor() - logSpot) / total, 1 / total, contract.scale() / sigma);
        }
        return Roughness.of(lines, ownSpot, spot);
    }
}
