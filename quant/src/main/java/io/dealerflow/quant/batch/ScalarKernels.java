package io.dealerflow.quant.batch;

import io.dealerflow.quant.pricing.NormalDistribution;

/** The formulas of {@code BlackScholesMerton}, one option after another. */
final class ScalarKernels implements Kernels {
    static final ScalarKernels INSTANCE = new ScalarKernels();

    private ScalarKernels() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public void gamma(OptionBatch options, double[] gamma) {
        for (int i = 0; i < options.size(); i++) {
            double total = options.volatility[i] * Math.sqrt(options.years[i]);
            double d1 = d1(options, i, total);
            double bell = Math.exp(-options.dividendYield[i] * options.years[i] - 0.5 * d1 * d1);
            gamma[i] = bell * NormalDistribution.DENSITY_AT_ZERO / (options.spot * total);
        }
    }

    @Override
    public void greeks(OptionBatch options, BatchGreeks greeks) {
        for (int i = 0; i < options.size(); i++) {
            double years = options.years[i];
            double yield = options.dividendYield[i];
            double volatility = options.volatility[i];
            double root = Math.sqrt(years);
            double total = volatility * root;
            double d1 = d1(options, i, total);
            double d2 = d1 - total;
            double sign = options.sign[i];
            double discount = Math.exp(-yield * years);
            double bell = discount * NormalDistribution.density(d1);
            double delta = sign * discount * NormalDistribution.cumulative(sign * d1);
            double drift = 2 * (options.rate - yield) * years - d2 * total;
            greeks.delta[i] = delta;
            greeks.gamma[i] = bell / (options.spot * total);
            greeks.vega[i] = options.spot * bell * root;
            greeks.vanna[i] = -bell * d2 / volatility;
            greeks.charm[i] = yield * delta - bell * drift / (2 * years * total);
        }
    }

    @Override
    public void volatilities(QuoteBatch quotes, BatchVolatilities volatilities) {
        for (int i = 0; i < quotes.size(); i++) {
            volatilities.put(i, quotes.solved(i));
        }
    }

    @Override
    public void bells(WeightedLines lines, double first, double step, double[] sums, double[] slopes) {
        for (int k = 0; k < sums.length; k++) {
            double u = first + k * step;
            double sum = 0;
            double slope = 0;
            for (int i = 0; i < lines.size(); i++) {
                double z = lines.height(i, u);
                double bell = lines.weight[i] * Math.exp(-0.5 * z * z);
                sum += bell;
                slope += bell * (1 - z * lines.slope[i]);
            }
            sums[k] = sum;
            slopes[k] = slope;
        }
    }

    @Override
    public void probabilities(WeightedLines lines, double[] shifts, double[] sums) {
        for (int k = 0; k < shifts.length; k++) {
            double sum = 0;
            for (int i = 0; i < lines.size(); i++) {
                sum += lines.weight[i] * NormalDistribution.cumulative(lines.height(i, shifts[k]));
            }
            sums[k] = sum;
        }
    }

    private static double d1(OptionBatch options, int i, double total) {
        double drift = (options.rate - options.dividendYield[i]) * options.years[i];
        return (Math.log(options.spot / options.strike[i]) + drift) / total + 0.5 * total;
    }
}
