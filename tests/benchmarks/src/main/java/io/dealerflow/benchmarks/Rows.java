package io.dealerflow.benchmarks;

import io.dealerflow.quant.american.AmericanPricer;
import io.dealerflow.quant.american.Scheme;
import io.dealerflow.quant.batch.BatchGreeks;
import io.dealerflow.quant.batch.BatchVolatilities;
import io.dealerflow.quant.batch.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table. Counted for the bounds: an exponential as 12 multiply-adds, a logarithm as 16, a normal distribution
 * as 30 and a division, all to full precision and without tables.
 */
final class Rows {
    /** One logarithm, one exponential (discount and bell together), 10 more; strike, time, volatility, yield, carry; the result. */
    private static final Work GAMMA = new Work(16 + 12 + 10, 1, 1, 48);
    /** One logarithm, two exponentials, one normal distribution, 25 more; the right as well; five results. */
    private static final Work GREEKS = new Work(16 + 2 * 12 + 30 + 25, 2, 1, 81);
    /**
     * One step from a good guess: the logarithms of moneyness, price and Black's formula, two normal distributions, 40 for the
     * guess and 50 for the step; six more divisions.
     */
    private static final Work VOLATILITY = new Work(3 * 16 + 2 * 30 + 90, 2 + 6, 3, 42);
    /**
     * A contract in the analysis of a chain: the profile's 161 spots, 6 each and two at a time through memory, with three exponentials
     * for sixteen of them; ten moves and today in the hedging flows, each a normal distribution and 10 more; one gamma and its terms.
     */
    private static final Work CHAIN_CONTRACT =
            new Work(161 * 6 + 11 * 3 * 12 + 11 * 40 + 60, 11 + 2, 2, 81 * 64 + 11 * 56 + 80);
    /** A point of an integral over the exercise boundary: two normal distributions, two exponentials, interpolation. */
    private static final Work INTEGRAND = new Work(150, 3, 1, 0);

    private static final String TRUTH = "relative, from 40 digits";
    private static final String STRATA_PROFILE = "profile, of its largest value, from Strata";
    private static final String FINEST = "absolute at 100, from a finer scheme";

    private Rows() {}

    /** Without vector kernels where this JVM has none. */
    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        rows.add(gamma("scalar", Kernels.scalar()));
        Kernels.vector().ifPresent(kernels -> rows.add(gamma("vector", kernels)));
        rows.add(strataGamma());
        rows.add(greeks("scalar", Kernels.scalar()));
        Kernels.vector().ifPresent(kernels -> rows.add(greeks("vector", kernels)));
        rows.add(strataGreeks());
        rows.add(singleVolatility());
        rows.add(volatility("scalar", Kernels.scalar()));
        Kernels.vector().ifPresent(kernels -> rows.add(volatility("vector", kernels)));
        rows.add(strataVolatility());
        rows.addAll(chain("20 000 contracts", "large", MadeUpChain.Shape.LARGE));
        rows.addAll(chain("500 contracts", "small", MadeUpChain.Shape.SMALL));
        rows.add(american("American price", "usual", new AmericanPricer(), integrands(Scheme.DEFAULT)));
        rows.add(
                american("American price, tight", "tight", new AmericanPricer(Scheme.TIGHT), integrands(Scheme.TIGHT)));
        return rows;
    }

    private static Row gamma(String name, Kernels kernels) {
        return new Row(
                "gamma, " + name,
                "GammaBenchmark." + name,
                "GammaBenchmark.strata",
                () -> {
                    Sample sample = Sample.ofBothSides();
                    double[] gamma = new double[Sample.SIZE];
                    kernels.gamma(sample.options(), gamma);
                    return Accuracy.gamma(sample, gamma);
                },
                TRUTH,
                GAMMA);
    }

    private static Row strataGamma() {
        return new Row(
                "gamma, Strata",
                "GammaBenchmark.strata",
                null,
                () -> {
                    Sample sample = Sample.ofBothSides();
                    double[] gamma = new double[Sample.SIZE];
                    Strata.gamma(sample.contracts(), Sample.MARKET, gamma);
                    return Accuracy.gamma(sample, gamma);
                },
                TRUTH,
                GAMMA);
    }

    private static Row greeks(String name, Kernels kernels) {
        return new Row(
                "five greeks, " + name,
                "GreeksBenchmark." + name,
                "GreeksBenchmark.strata",
                () -> {
                    Sample sample = Sample.ofBothSides();
                    BatchGreeks greeks = new BatchGreeks(Sample.SIZE);
                    kernels.greeks(sample.options(), greeks);
                    return Accuracy.greeks(sample, i -> FiveGreeks.of(greeks, i));
                },
                TRUTH,
                GREEKS);
    }

    private static Row strataGreeks() {
        return new Row(
                "five greeks, Strata",
                "GreeksBenchmark.strata",
                null,
                () -> {
                    Sample sample = Sample.ofBothSides();
                    FiveGreeks.Columns greeks = new FiveGreeks.Columns(Sample.SIZE);
                    Strata.greeks(sample.contracts(), Sample.MARKET, greeks);
                    return Accuracy.greeks(sample, greeks::at);
                },
                TRUTH,
                GREEKS);
    }

    private static Row volatility(String name, Kernels kernels) {
        return volatility(name + " batch", name, "VolatilityBenchmark.strata", (sample, prices) -> {
            BatchVolatilities batch = new BatchVolatilities(Sample.SIZE);
            kernels.volatilities(sample.quotes(prices), batch);
            return IntStream.range(0, Sample.SIZE)
                    .mapToDouble(i -> batch.isSolved(i) ? batch.volatility(i) : Double.NaN)
                    .toArray();
        });
    }

    private static Row singleVolatility() {
        return volatility("one by one", "single", "VolatilityBenchmark.strata", (sample, prices) -> {
            double[] volatilities = new double[Sample.SIZE];
            OneByOne.impliedVolatilities(sample.contracts(), prices, volatilities);
            return volatilities;
        });
    }

    private static Row strataVolatility() {
        return volatility("Strata", "strata", null, (sample, prices) -> {
            double[] volatilities = new double[Sample.SIZE];
            Strata.impliedVolatilities(sample.contracts(), prices, volatilities);
            return volatilities;
        });
    }

    private interface Inversion {
        double[] of(Sample sample, double[] prices);
    }

    private static Row volatility(String name, String method, @Nullable String against, Inversion inversion) {
        return new Row(
                "implied volatility, " + name,
                "VolatilityBenchmark." + method,
                against,
                () -> {
                    Sample sample = Sample.outOfTheMoney();
                    return Accuracy.volatilities(sample, inversion.of(sample, sample.prices()));
                },
                TRUTH,
                VOLATILITY);
    }

    private static List<Row> chain(String size, String method, MadeUpChain.Shape shape) {
        String other = "ChainBenchmark." + method + "GridByStrata";
        return List.of(
                new Row(
                        "complete analysis, " + size,
                        "ChainBenchmark." + method,
                        other,
                        () -> Accuracy.profile(MadeUpChain.of(shape)),
                        STRATA_PROFILE,
                        CHAIN_CONTRACT.repeated(shape.contracts())),
                new Row("profile's grid alone by Strata, " + size, other, null, () -> 0, "is the yardstick", null));
    }

    private static Row american(String name, String method, AmericanPricer pricer, int integrands) {
        return new Row(
                name,
                "AmericanBenchmark." + method,
                null,
                () -> Accuracy.american(pricer),
                FINEST,
                INTEGRAND.repeated(integrands));
    }

    private static int integrands(Scheme scheme) {
        int perNode = scheme.coarsePoints() + scheme.fineSteps() * scheme.finePoints();
        return scheme.nodes() * perNode + scheme.pricePoints();
    }
}
