package io.dealerflow.quant.batch;

import io.dealerflow.quant.pricing.NormalDistribution;
import java.util.Arrays;

/** The formulas of {@code BlackScholesMerton}, one option after another, in the order of operations of the vector kernels. */
final class ScalarKernels implements Kernels {
    static final ScalarKernels INSTANCE = new ScalarKernels();
    private static final double ROOT_TWO_PI = 1 / NormalDistribution.DENSITY_AT_ZERO;

    private ScalarKernels() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void gamma(OptionBatch options, double[] gamma) {
        Bounds.room(options.size(), gamma.length);
        double scale = NormalDistribution.DENSITY_AT_ZERO / options.spot;
        for (int i = 0; i < options.size(); i++) {
            Standardised terms = standardised(options, i);
            double exponent = terms.exponent(options.dividendYield[i] * options.years[i]);
            gamma[i] = ScalarMath.exp(exponent) * (Math.sqrt(terms.inverseVariance) * scale);
        }
    }

    @Override
    public void greeks(OptionBatch options, BatchGreeks greeks) {
        Bounds.room(options.size(), greeks.size());
        for (int i = 0; i < options.size(); i++) {
            double years = options.years[i];
            double volatility = options.volatility[i];
            double yield = options.dividendYield[i];
            Standardised terms = standardised(options, i);
            double bell = ScalarMath.exp(terms.exponent(yield * years)) * NormalDistribution.DENSITY_AT_ZERO;
            double inverse = Math.sqrt(terms.inverseVariance);
            double total = terms.variance * inverse;
            double d1 = terms.centre * inverse;
            double d2 = d1 - total;
            double common = bell * volatility * terms.inverseVariance;
            double drift = options.carry[i] * years * 2 - d2 * total;
            double bleed = common * volatility * inverse * drift * 0.5;
            double delta = delta(options.sign[i], d1, bell, yield * years);
            greeks.delta[i] = delta;
            greeks.gamma[i] = bell * inverse * (1 / options.spot);
            greeks.vega[i] = bell * inverse * years * volatility * options.spot;
            greeks.vanna[i] = -(common * years * d2);
            greeks.charm[i] = yield * delta - bleed;
        }
    }

    /** The smaller tail by Mills' ratio; the larger is the discount less it. */
    private static double delta(double sign, double d1, double bell, double dividends) {
        double d = d1 * sign;
        double tail = ScalarMath.mills(Math.abs(d)) * bell * ROOT_TWO_PI;
        return (d < 0 ? tail : ScalarMath.exp(-dividends) - tail) * sign;
    }

    @Override
    public void volatilities(QuoteBatch quotes, BatchVolatilities volatilities) {
        Bounds.room(quotes.size(), volatilities.size());
        for (int i = 0; i < quotes.size(); i++) {
            volatilities.solve(quotes, i);
        }
    }

    @Override
    public void bells(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        Bounds.ladder(first, step, sums, slopes);
        if (sums.length > 1) {
            ScalarLadder.bells(lines, first, step, sums, slopes);
        } else if (sums.length == 1) {
            bells(lines, first, sums, slopes);
        }
    }

    private static void bells(WeightedLines lines, double u, double[] sums, double[] slopes) {
        double[] sum = new double[Lanes.MOST];
        double[] fall = new double[Lanes.MOST];
        for (int i = 0; i < lines.weight.length; i++) {
            int lane = i % Lanes.MOST;
            double z = Math.fma(lines.slope[i], u, lines.intercept[i]);
            double bell = ScalarMath.exp(z * z * -0.5) * lines.weight[i];
            sum[lane] += bell;
            fall[lane] = Math.fma(bell * z, lines.slope[i], fall[lane]);
        }
        sums[0] = Lanes.sum(sum);
        slopes[0] = sums[0] - Lanes.sum(fall);
    }

    @Override
    public void probabilities(WeightedLines lines, double[] shifts, double[] sums) {
        Bounds.places(shifts, sums);
        Arrays.fill(sums, 0);
        double[] sum = new double[Lanes.MOST];
        for (int from = 0; from < lines.weight.length; from += Lanes.CHUNK) {
            int to = Math.min(from + Lanes.CHUNK, lines.weight.length);
            for (int k = 0; k < shifts.length; k++) {
                Arrays.fill(sum, 0);
                for (int i = from; i < to; i++) {
                    int lane = i % Lanes.MOST;
                    double probability = probability(Math.fma(lines.slope[i], shifts[k], lines.intercept[i]));
                    sum[lane] = Math.fma(probability, lines.weight[i], sum[lane]);
                }
                sums[k] += Lanes.sum(sum);
            }
        }
    }

    private static double probability(double z) {
        double tail = ScalarMath.exp(z * z * -0.5) * ScalarMath.mills(Math.abs(z));
        return z < 0 ? tail : 1 - tail;
    }

    /** @param centre d1 times the root of the variance */
    private record Standardised(double variance, double inverseVariance, double centre) {
        double exponent(double dividends) {
            return centre * centre * inverseVariance * -0.5 - dividends;
        }
    }

    /** One division serves logarithm and inverse. */
    private static Standardised standardised(OptionBatch options, int i) {
        double variance = options.volatility[i] * options.volatility[i] * options.years[i];
        double strike = options.strike[i];
        long exponent = ScalarMath.biasedExponent(options.spot, strike);
        double near = ScalarMath.divideByPower(options.spot, exponent);
        double sum = near + strike;
        double common = 1 / (sum * variance);
        double share = (near - strike) * variance * common;
        double moneyness = Math.fma(options.carry[i], options.years[i], ScalarMath.log(share, exponent));
        return new Standardised(variance, sum * common, Math.fma(variance, 0.5, moneyness));
    }
}
