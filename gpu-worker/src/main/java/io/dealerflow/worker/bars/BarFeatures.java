package io.dealerflow.worker.bars;

import static io.dealerflow.worker.bars.Series.averages;
import static io.dealerflow.worker.bars.Series.deviations;
import static io.dealerflow.worker.bars.Series.largest;
import static io.dealerflow.worker.bars.Series.mean;

import io.dealerflow.worker.model.SeriesSource.HourBar;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of the last of a run of hourly bars; each is defined in {@code models/common/bars.py}, whose names they have. Nothing after that bar is
 * read. A feature is not finite where prices are not positive, or did not move.
 */
final class BarFeatures {
    static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
    /** Bars before the first that is answered: the longest averages have not settled. */
    static final int WARM_UP = 420;
    /** Bars whose last known VIX is needed. */
    static final int VIX_BARS = 140;

    private static final double TICK = 1e-9;
    private static final double USUAL_RATE = 0.05;
    private static final double USUAL_AT_FIRST = 0.8;
    private static final double BARS_PER_YEAR = 1764;
    private static final double PERCENT = 100;
    private static final int WILDER = 14;
    private static final int VIX_BACK = 7;
    private static final int FIRST_MINUTE = 9 * 60 + 30;
    private static final int LAST_SLOT = 6;
    private static final LocalTime LAST_OF_DAY = LocalTime.of(15, 30);
    private static final long HALF_HOUR = 1800;

    private final List<HourBar> bars;
    private final int last;
    private final double[] logClose;
    /** The first entry is unknown. */
    private final double[] returns;

    private final double[] sigmas;
    private final double sigma;

    /** @param bars at least {@link #WARM_UP} and one more, ascending */
    BarFeatures(List<HourBar> bars) {
        this.bars = bars;
        this.last = bars.size() - 1;
        this.logClose = bars.stream().mapToDouble(bar -> Math.log(bar.close())).toArray();
        this.returns = new double[bars.size()];
        returns[0] = Double.NaN;
        for (int t = 1; t <= last; t++) {
            returns[t] = logClose[t] - logClose[t - 1];
        }
        this.sigmas = deviations(returns, 100);
        this.sigma = sigmas[last];
    }

    /** Volatility of an hour's log return after the last bar. */
    double sigma() {
        return sigma;
    }

    /**
     * The features by name, in the order of the definitions.
     *
     * @param vix the closes of the VIX that were known at the ends of the last {@link #VIX_BARS} bars
     */
    Map<String, Double> byName(double[] vix) {
        Map<String, Double> row = new LinkedHashMap<>();
        for (int k = 0; k <= 3; k++) {
            row.put("z" + k, returns[last - k] / sigma);
        }
        for (int n : new int[] {7, 35, 140}) {
            row.put("momentum_" + n, (logClose[last] - logClose[last - n]) / (sigma * Math.sqrt(n)));
        }
        row.put("absolute_z0", Math.abs(returns[last] / sigma));
        row.put("absolute_z1", Math.abs(returns[last - 1] / sigma));
        row.put("vol_8", Math.log(deviations(returns, 8)[last] / sigma));
        row.put("vol_35", Math.log(deviations(returns, 35)[last] / sigma));
        row.put("vol_400", Math.log(sigma / deviations(returns, 400)[last]));
        putRanges(row);
        putAverages(row);
        putClock(row);
        putVix(row, vix);
        return row;
    }

    private void putRanges(Map<String, Double> row) {
        double[] ranges = bars.stream()
                .mapToDouble(bar -> Math.log(bar.high() / bar.low()))
                .toArray();
        for (int n : new int[] {1, 7, 35}) {
            row.put("range_" + n, Math.log((mean(ranges, last, n) + TICK) / sigma));
        }
        HourBar bar = bars.get(last);
        double span = bar.high() - bar.low();
        row.put("location", span > 0 ? (bar.close() - bar.low()) / span : 0.5);
        row.put("body", span > 0 ? (bar.close() - bar.open()) / span : 0);
        row.put("gap", Math.log(bar.open() / bars.get(last - 1).close()) / sigma);
    }

    private void putAverages(Map<String, Double> row) {
        double[] ups = new double[last];
        double[] downs = new double[last];
        for (int t = 1; t <= last; t++) {
            ups[t - 1] = Math.max(returns[t], 0);
            downs[t - 1] = Math.max(-returns[t], 0);
        }
        double up = averages(ups, 1.0 / WILDER)[last - 1];
        double down = averages(downs, 1.0 / WILDER)[last - 1];
        row.put("rsi_14", up + down > 0 ? up / (up + down) : 0.5);
        double[] macd = averages(logClose, Series.weight(12));
        double[] slow = averages(logClose, Series.weight(26));
        for (int t = 0; t <= last; t++) {
            macd[t] -= slow[t];
        }
        row.put("macd", macd[last] / sigma);
        row.put("macd_signal", (macd[last] - averages(macd, Series.weight(9))[last]) / sigma);
        double high = largest(bars.stream().mapToDouble(HourBar::high).toArray(), last, 140);
        double low = -largest(bars.stream().mapToDouble(bar -> -bar.low()).toArray(), last, 140);
        row.put("below_high_140", (logClose[last] - Math.log(high)) / (sigma * Math.sqrt(140)));
        row.put("above_low_140", (logClose[last] - Math.log(low)) / (sigma * Math.sqrt(140)));
    }

    private void putClock(Map<String, Double> row) {
        ZonedDateTime start = bars.get(last).start().atZone(EXCHANGE);
        row.put("slot", (double) slot(start));
        row.put("weekday", (double) (start.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()));
        Map<Integer, Double> usual = new HashMap<>();
        double now = Double.NaN;
        double next = USUAL_AT_FIRST;
        int before = -1;
        for (int t = 0; t <= last; t++) {
            int own = slot(bars.get(t).start().atZone(EXCHANGE));
            if (t > 0) {
                double size = Math.abs(returns[t] / sigmas[t - 1]);
                double known = usual.getOrDefault(before, USUAL_AT_FIRST);
                usual.put(before, known + USUAL_RATE * ((Double.isNaN(size) ? 0 : size) - known));
            }
            now = next;
            next = usual.getOrDefault(own, USUAL_AT_FIRST);
            before = own;
        }
        row.put("usual_next", Math.log(next));
        row.put("usual_now", Math.log(now));
    }

    private void putVix(Map<String, Double> row, double[] vix) {
        double now = vix[vix.length - 1];
        row.put("vix", Math.log(now));
        row.put("vix_change", Math.log(now / vix[vix.length - 1 - VIX_BACK]));
        row.put("vix_mean", Math.log(now / mean(vix, vix.length - 1, VIX_BARS)));
        row.put("vix_premium", Math.log(now / (PERCENT * sigma * Math.sqrt(BARS_PER_YEAR))));
    }

    private static int slot(ZonedDateTime start) {
        int minutes = start.get(ChronoField.MINUTE_OF_DAY) - FIRST_MINUTE;
        return Math.clamp(Math.floorDiv(minutes, 60), 0, LAST_SLOT);
    }

    /** An hour; half an hour of the last of a day. Of the last bar it is not known whether it is, where the exchange closes early. */
    static long lengthSeconds(List<HourBar> bars, int index) {
        ZonedDateTime start = bars.get(index).start().atZone(EXCHANGE);
        boolean isLast = index + 1 < bars.size()
                ? !start.toLocalDate()
                        .equals(bars.get(index + 1).start().atZone(EXCHANGE).toLocalDate())
                : !start.toLocalTime().isBefore(LAST_OF_DAY);
        return isLast ? HALF_HOUR : 2 * HALF_HOUR;
    }
}
