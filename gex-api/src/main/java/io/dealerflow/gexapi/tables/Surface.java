package io.dealerflow.gexapi.tables;

import io.dealerflow.quant.Units;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.SeriesReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Net gamma exposure and open interest by strike and expiry. In each matrix a row is a strike and a column an expiry; null where
 * the expiry does not list the strike.
 *
 * @param strikes          ascending, dollars
 * @param expiries         ascending by expiry and root
 * @param netGex           dollars of delta per 1 % move of spot; 0 where nothing of what is listed counts
 * @param callOpenInterest contracts
 * @param putOpenInterest  contracts
 */
public record Surface(
        List<Double> strikes,
        List<Expiry> expiries,
        List<List<@Nullable Double>> netGex,
        List<List<@Nullable Long>> callOpenInterest,
        List<List<@Nullable Long>> putOpenInterest) {
    public Surface {
        strikes = List.copyOf(strikes);
        expiries = List.copyOf(expiries);
        netGex = List.copyOf(netGex);
        callOpenInterest = List.copyOf(callOpenInterest);
        putOpenInterest = List.copyOf(putOpenInterest);
    }

    /**
     * A column.
     *
     * @param days years to settlement under the day count · 365
     */
    public record Expiry(LocalDate expiry, String root, double days) {
        static Expiry of(SeriesReading reading) {
            SeriesKey key = reading.series().key();
            return new Expiry(key.expiry(), key.root(), reading.years() * Units.DAYS_PER_YEAR);
        }
    }

    /** A strike that an expiry lists. */
    public record Cell(
            LocalDate expiry, String root, double strike, double netGex, long callOpenInterest, long putOpenInterest) {}

    /** What is listed, by expiry and strike. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < expiries.size(); column++) {
            for (int row = 0; row < strikes.size(); row++) {
                Double net = netGex.get(row).get(column);
                Long calls = callOpenInterest.get(row).get(column);
                Long puts = putOpenInterest.get(row).get(column);
                if (net != null && calls != null && puts != null) {
                    Expiry expiry = expiries.get(column);
                    cells.add(new Cell(expiry.expiry(), expiry.root(), strikes.get(row), net, calls, puts));
                }
            }
        }
        return cells;
    }
}
