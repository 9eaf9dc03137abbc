package io.dealerflow.gexapi.calculate;

import static io.dealerflow.quant.Units.PERCENT;

import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.exposure.StrikeExposure;
import java.util.Arrays;
import java.util.List;

/**
 * Gamma per contract at each strike: over the expiries the mean, weighted as the exposure is, so that exposure is gamma times the
 * open interest used times multiplier · spot² · 1 %.
 */
final class StrikeGammas {
    private final List<StrikeExposure> rows;
    private final double[] strikes;
    private final double[] callUnits;
    private final double[] putUnits;
    private final double perGamma;

    private StrikeGammas(List<StrikeExposure> rows, double spot) {
        this.rows = rows;
        strikes = rows.stream().mapToDouble(StrikeExposure::strike).toArray();
        callUnits = new double[strikes.length];
        putUnits = new double[strikes.length];
        perGamma = spot * spot * PERCENT;
    }

    /** Parallel to {@link GexAnalysis#byStrike()}. */
    static List<StrikeRow> of(GexAnalysis analysis) {
        PreparedBook prepared = analysis.prepared();
        StrikeGammas sums =
                new StrikeGammas(analysis.byStrike(), prepared.book().spot());
        Positions positions = prepared.positions();
        for (int i = 0; i < positions.size(); i++) {
            int at = Arrays.binarySearch(sums.strikes, positions.strike(i));
            if (at >= 0) {
                (positions.isCall(i) ? sums.callUnits : sums.putUnits)[at] += Math.abs(positions.signedUnits(i));
            }
        }
        return sums.rows();
    }

    private List<StrikeRow> rows() {
        StrikeRow[] gammas = new StrikeRow[strikes.length];
        Arrays.setAll(gammas, i -> {
            StrikeExposure row = rows.get(i);
            return new StrikeRow(row, gamma(row.callGex(), callUnits[i]), gamma(row.putGex(), putUnits[i]));
        });
        return List.of(gammas);
    }

    private double gamma(double gex, double units) {
        return units > 0 ? Math.abs(gex) / (units * perGamma) : 0;
    }
}
