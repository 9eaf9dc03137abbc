package io.dealerflow.ingest;

import io.dealerflow.contracts.raw.BarSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bars as tools/reference/bars.py writes them. */
public final class BarRows {
    private BarRows() {}

    /** What the independent reader finds in a recorded file. */
    record Figures(String symbol, String interval, int bars, int inconsistent, int days, String sha256) {}

    /** The figures of a recorded file. */
    static Figures figures(String file) throws IOException {
        try (var figures = Objects.requireNonNull(BarRows.class.getResourceAsStream("/bar-figures.csv"))) {
            String[] fields = new String(figures.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(file + ","))
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1);
            return new Figures(
                    fields[1],
                    fields[2],
                    Integer.parseInt(fields[3]),
                    Integer.parseInt(fields[4]),
                    Integer.parseInt(fields[5]),
                    fields[8]);
        }
    }

    /** One row; values without exponent or trailing zeros, nothing where there is none. */
    public static String row(String symbol, String interval, Instant time, @Nullable Double... values) {
        return symbol + "," + interval + "," + time + ","
                + Arrays.stream(values)
                        .map(value -> value == null ? "" : plain(value))
                        .collect(Collectors.joining(","));
    }

    /** The rows of series in their order. */
    public static List<String> rows(List<BarSeries> series) {
        return series.stream()
                .flatMap(each -> each.bars().stream()
                        .map(bar -> row(
                                each.symbol(),
                                each.interval(),
                                bar.time(),
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume())))
                .toList();
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
