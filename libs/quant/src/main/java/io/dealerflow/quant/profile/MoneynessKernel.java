package io.dealerflow.quant.profile;

import static io.dealerflow.quant.Units.PERCENT;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.batch.WeightedLines;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.NormalDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Gamma exposure of a book at any spot while each contract's volatility moves along its expiry's smile
 * ({@link MovingVolatility}). At the book's own spot it equals {@link GammaKernel}.
 */
public final class MoneynessKernel implements GexCurve {
    private final double ownSpot;
    private final List<Contract> contracts;

    private MoneynessKernel(double ownSpot, List<Contract> contracts) {
        this.ownSpot = ownSpot;
        this.contracts = contracts;
    }

    /**
     * @param moneyness {@code ln(K/F)} at the book's spot and the time left
     * @param rootYears square root of the years left
     * @param scale     signed units · 0.01 · {@code e^(-qT)} / (√(2 pi) √T)
     */
    private record Contract(MovingVolatility volatility, double moneyness, double rootYears, double scale) {}

    /**
     * The kernel of a book read under a convention with sticky moneyness, whose contracts have volatilities.
     *
     * @param yearsByReading time to settlement parallel to {@link PreparedBook#readings()}; what has none left (0) is left out
     */
    static MoneynessKernel of(PreparedBook prepared, double[] yearsByReading) {
        GammaKernel.requireModelGamma(prepared);
        Positions positions = prepared.positions();
        double spot = prepared.book().spot();
        List<Contract> contracts = new ArrayList<>(positions.size());
        for (int i = 0; i < positions.size(); i++) {
            SeriesReading reading = prepared.readings().get(positions.reading(i));
            double years = Require.finite(yearsByReading[positions.reading(i)], "yearsByReading");
            if (years <= 0) {
                continue;
            }
            double moneyness =
                    Math.log(positions.strike(i) / spot) - reading.forward().carry() * years;
            double discount = Math.exp(-reading.dividendYield() * years);
            double scale = positions.signedUnits(i) * PERCENT * discount * NormalDistribution.DENSITY_AT_ZERO;
            double rootYears = Math.sqrt(years);
            contracts.add(new Contract(MovingVolatility.of(prepared, i), moneyness, rootYears, scale / rootYears));
        }
        return new MoneynessKernel(spot, contracts);
    }

    /** By the chain rule: as {@code ln S} rises by 1, {@code k} falls by 1 and volatility by its slope. */
    @Override
    public Node node(double spot) {
        double u = Math.log(Require.positive(spot, "spot") / ownSpot);
        double sum = 0;
        double derivative = 0;
        for (Contract contract : contracts) {
            double k = contract.moneyness() - u;
            MovingVolatility.Level sigma = contract.volatility().at(u);
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

    /** An estimate, not a bound: every contract as if it kept the volatility that it has where spot reaches its strike. */
    Roughness roughness(double spot) {
        WeightedLines lines = new WeightedLines(contracts.size());
        for (int i = 0; i < contracts.size(); i++) {
            Contract contract = contracts.get(i);
            double moneyness = contract.moneyness();
            double sigma = contract.volatility().at(moneyness).value();
            double total = sigma * contract.rootYears();
            lines.set(i, 0.5 * total - moneyness / total, 1 / total, contract.scale() / sigma);
        }
        return Roughness.of(lines, ownSpot, spot);
    }
}
