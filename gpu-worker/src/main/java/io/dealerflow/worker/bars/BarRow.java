package io.dealerflow.worker.bars;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.worker.model.LoadedModel.Prepared;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.model.SeriesSource.HourBar;
import io.dealerflow.worker.onnx.Tensor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row of features of a symbol's last bar.
 *
 * @param features in the order of the graph's columns
 * @param sigma    volatility of an hour's log return
 * @param end      of the bar
 */
@SuppressWarnings("ArrayRecordComponent")
public record BarRow(float[] features, float close, float sigma, Instant end) implements Prepared.Ready {
    /** The reason of an input without symbol. */
    public static final String NO_SYMBOL = "NO_SYMBOL";

    /** The reason of a symbol with fewer bars than the longest averages need. */
    public static final String TOO_FEW_BARS = "TOO_FEW_BARS";

    /** The reason where the VIX was not known at one of the last bars, or had not been for a week. */
    public static final String NO_VIX = "NO_VIX";

    /** The reason of a row with a feature that is not finite: prices are not positive, or did not move. */
    public static final String UNUSABLE_BARS = "UNUSABLE_BARS";

    private static final String VIX = "VIX";
    /** So many that the first no longer matters. */
    private static final int BARS = 3_000;
    /** Two months of a day and night session. */
    private static final int VIX_BARS = 1_000;

    private static final long VIX_HOUR = 3_600;
    private static final Duration VIX_VALID = Duration.ofDays(7);

    /** The features of {@code models/common/bars.py} in an order of a graph. */
    public static Prepared of(ModelInput input, SeriesSource data, List<String> columns, InstantSource clock) {
        String symbol = input.symbol();
        if (symbol == null) {
            return new Prepared.Refused(NO_SYMBOL);
        }
        Instant given = input.asOf();
        Instant asOf = given == null ? clock.instant() : given;
        List<HourBar> bars = data.hourly(symbol, asOf, BARS);
        if (bars.size() <= BarFeatures.WARM_UP) {
            return new Prepared.Refused(TOO_FEW_BARS);
        }
        double[] vix = vixAtEnds(bars, data.hourly(VIX, asOf, VIX_BARS));
        return vix == null ? new Prepared.Refused(NO_VIX) : row(bars, vix, columns);
    }

    private static Prepared row(List<HourBar> bars, double[] vix, List<String> columns) {
        var features = new BarFeatures(bars);
        Map<String, Double> byName = features.byName(vix);
        float[] row = new float[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = byName.getOrDefault(columns.get(i), Double.NaN).floatValue();
            if (!Float.isFinite(row[i])) {
                return new Prepared.Refused(UNUSABLE_BARS);
            }
        }
        HourBar last = bars.getLast();
        return new BarRow(row, (float) last.close(), (float) features.sigma(), end(bars, bars.size() - 1));
    }

    /** The last close known at the end of each of the last bars; null where one has none. */
    private static double @Nullable [] vixAtEnds(List<HourBar> bars, List<HourBar> vix) {
        double[] found = new double[BarFeatures.VIX_BARS];
        int known = -1;
        for (int i = 0; i < found.length; i++) {
            Instant end = end(bars, bars.size() - found.length + i);
            while (known + 1 < vix.size() && !knownFrom(vix, known + 1).isAfter(end)) {
                known++;
            }
            if (known < 0 || knownFrom(vix, known).plus(VIX_VALID).isBefore(end)) {
                return null;
            }
            found[i] = vix.get(known).close();
        }
        return found;
    }

    /** When the next begins, at the latest 2 hours after its own start; of the last, which is known to have ended, after an hour. */
    private static Instant knownFrom(List<HourBar> vix, int index) {
        Instant start = vix.get(index).start();
        if (index + 1 == vix.size()) {
            return start.plusSeconds(VIX_HOUR);
        }
        Instant next = vix.get(index + 1).start();
        Instant latest = start.plusSeconds(2 * VIX_HOUR);
        return next.isBefore(latest) ? next : latest;
    }

    private static Instant end(List<HourBar> bars, int index) {
        return bars.get(index).start().plusSeconds(BarFeatures.lengthSeconds(bars, index));
    }

    /** The features of several rows as a matrix. */
    public static Tensor features(List<BarRow> rows) {
        int width = rows.getFirst().features().length;
        float[] values = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i).features(), 0, values, i * width, width);
        }
        return Tensor.floats(rows.size(), values);
    }
}
