package io.dealerflow.worker.bars;

import io.dealerflow.testkit.RecordedData;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.StoredSeries;
import io.dealerflow.worker.model.SeriesSource.HourBar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Bars of a symbol and of the VIX.
 *
 * @param vix those that had ended at some time
 */
record HourlyBars(List<HourBar> bars, List<HourBar> vix) {
    private static final long BEFORE_END = 1_200;

    /** Those of {@code bars.csv}: of the VIX its close at the end of each bar, which is known when its next bar begins, then. */
    static HourlyBars invented() {
        List<HourBar> bars = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (String line : Parity.lines("bars.csv").stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            bars.add(bar(cells));
            known.add(Double.valueOf(cells[5]));
        }
        List<HourBar> vix = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Instant end = bars.get(i).start().plusSeconds(BarFeatures.lengthSeconds(bars, i));
            double close = known.get(i);
            vix.add(new HourBar(end.minusSeconds(BEFORE_END), close, close, close, close));
            vix.add(new HourBar(end, close, close, close, close));
        }
        return new HourlyBars(bars, vix);
    }

    /** Skips the calling test where they are absent. */
    static HourlyBars recorded(String symbol) {
        return new HourlyBars(file(symbol), file("VIX_1h"));
    }

    /** What was known at the end of a bar, and the VIX bar after it, whose start tells when the one before it was known. */
    StoredSeries until(int bar) {
        Instant end = bars.get(bar).start().plusSeconds(BarFeatures.lengthSeconds(bars, bar));
        int started = 0;
        while (started < vix.size() && !vix.get(started).start().isAfter(end)) {
            started++;
        }
        return StoredSeries.ofBars("X", bars.subList(0, bar + 1), vix.subList(0, Math.min(started + 1, vix.size())));
    }

    private static List<HourBar> file(String name) {
        try (var reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RecordedData.file("bars-hourly/" + name + ".csv.gz"))),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> bar(line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HourBar bar(String[] cells) {
        return new HourBar(
                Instant.ofEpochSecond(Long.parseLong(cells[0])),
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]));
    }
}
