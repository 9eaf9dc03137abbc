package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.profile.GammaKernel;

/** Gamma exposure of every used contract at the book's spot, by the convention's source of gammas. */
public final class ContractGex {
    private static final double PERCENT = 0.01;

    private ContractGex() {}

    /** Dollars per 1 %, parallel to {@link PreparedBook#positions()}. */
    public static double[] of(PreparedBook prepared) {
        return prepared.convention().gamma() == GammaSource.VENDOR ? vendor(prepared) : model(prepared);
    }

    private static double[] model(PreparedBook prepared) {
        GammaKernel kernel = GammaKernel.of(prepared);
        double spot = prepared.book().spot();
        double[] gex = new double[kernel.size()];
        for (int i = 0; i < gex.length; i++) {
            gex[i] = kernel.gexOf(i, spot);
        }
        return gex;
    }

    private static double[] vendor(PreparedBook prepared) {
        Positions positions = prepared.positions();
        double spot = prepared.book().spot();
        double[] gex = new double[positions.size()];
        for (int i = 0; i < gex.length; i++) {
            Series series = prepared.readings().get(positions.reading(i)).series();
            double gamma = series.vendorGamma(positions.contract(i));
            gex[i] = positions.signedUnits(i) * gamma * spot * spot * PERCENT;
        }
        return gex;
    }
}
