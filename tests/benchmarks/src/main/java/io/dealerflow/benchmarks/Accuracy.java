package io.dealerflow.benchmarks;

import io.dealerflow.benchmarks.ExactBlack.Sensitivities;
import io.dealerflow.quant.american.AmericanPricer;
import io.dealerflow.quant.american.Scheme;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.profile.GammaProfile;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The largest deviation of an implementation over the benchmark's own inputs. A missing result is NaN, and so is then the
 * largest deviation.
 */
final class Accuracy {
    /** Finer than any scheme that is measured. */
    private static final Scheme FINEST = new Scheme(24, 32, 64, 6, 256);

    private Accuracy() {}

    /** Relative, from the reference. */
    static double gamma(Sample sample, double[] gamma) {
        List<Sensitivities> truth = truth(sample);
        double largest = 0;
        for (int i = 0; i < gamma.length; i++) {
            largest = Math.max(largest, relative(gamma[i], truth.get(i).greeks().gamma()));
        }
        return largest;
    }

    /**
     * Of all five, relative, from the reference. Vanna and charm change sign and are then relative to the size of the terms that
     * cancel.
     */
    static double greeks(Sample sample, IntFunction<FiveGreeks> greeks) {
        List<Sensitivities> truth = truth(sample);
        double largest = 0;
        for (int i = 0; i < truth.size(); i++) {
            Sensitivities t = truth.get(i);
            FiveGreeks g = greeks.apply(i);
            FiveGreeks exact = t.greeks();
            largest = Math.max(largest, relative(g.delta(), exact.delta()));
            largest = Math.max(largest, relative(g.gamma(), exact.gamma()));
            largest = Math.max(largest, relative(g.vega(), exact.vega()));
            largest = Math.max(largest, relative(g.vanna(), exact.vanna(), t.vannaScale()));
            largest = Math.max(largest, relative(g.charm(), exact.charm(), t.charmScale()));
        }
        return largest;
    }

    /** Relative, from the volatilities that the prices were made with. */
    static double volatilities(Sample sample, double[] volatilities) {
        double largest = 0;
        for (int i = 0; i < volatilities.length; i++) {
            double truth = sample.contracts().get(i).volatility();
            largest = Math.max(largest, relative(volatilities[i], truth));
        }
        return largest;
    }

    /** Of the profile from the other library's at the same spots, relative to the profile's largest value. */
    static double profile(Book book) {
        ChainAnalysis analysis = ChainAnalysis.of(book);
        PreparedBook prepared = analysis.gex().prepared();
        List<GammaProfile.Point> profile = analysis.gex().profile();
        double[] spots = profile.stream().mapToDouble(GammaProfile.Point::spot).toArray();
        double[] other = Strata.profile(prepared, spots);
        double largest = 0;
        double scale = 0;
        for (int i = 0; i < spots.length; i++) {
            largest = Math.max(largest, Math.abs(profile.get(i).netGex() - other[i]));
            scale = Math.max(scale, Math.abs(other[i]));
        }
        return largest / scale;
    }

    /** Absolute, from the finest scheme, of prices of options on a share at 100. */
    static double american(AmericanPricer pricer) {
        double[] prices = new double[AmericanBenchmark.SIZE];
        double[] finest = new double[AmericanBenchmark.SIZE];
        AmericanGrid.price(pricer, prices);
        AmericanGrid.price(new AmericanPricer(FINEST), finest);
        double largest = 0;
        for (int i = 0; i < prices.length; i++) {
            largest = Math.max(largest, Math.abs(prices[i] - finest[i]));
        }
        return largest;
    }

    static List<Sensitivities> truth(Sample sample) {
        return sample.contracts().stream()
                .map(contract -> ExactBlack.sensitivities(contract, Sample.MARKET))
                .toList();
    }

    private static double relative(double value, double truth) {
        return relative(value, truth, 0);
    }

    private static double relative(double value, double truth, double scale) {
        return Math.abs(value - truth) / Math.max(Math.abs(truth), scale);
    }
}
