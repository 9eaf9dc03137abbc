package io.dealerflow.benchmarks;

import io.dealerflow.quant.batch.BatchGreeks;

/** The sensitivities that batches compute, of one option; units as in {@link io.dealerflow.quant.pricing.Greeks}. */
record FiveGreeks(double delta, double gamma, double vega, double vanna, double charm) {

    static FiveGreeks of(BatchGreeks greeks, int i) {
        return new FiveGreeks(greeks.delta(i), greeks.gamma(i), greeks.vega(i), greeks.vanna(i), greeks.charm(i));
    }

    /** Of many options, in columns, for a library that returns one number at a time. */
    static final class Columns {
        final double[] delta;
        final double[] gamma;
        final double[] vega;
        final double[] vanna;
        final double[] charm;

        Columns(int size) {
            delta = new double[size];
            gamma = new double[size];
            vega = new double[size];
            vanna = new double[size];
            charm = new double[size];
        }

        FiveGreeks at(int i) {
            return new FiveGreeks(delta[i], gamma[i], vega[i], vanna[i], charm[i]);
        }
    }
}
