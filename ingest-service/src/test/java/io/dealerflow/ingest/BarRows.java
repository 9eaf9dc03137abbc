package io.dealerflow.ingest;

import io.dealerflow.contracts.raw.BarSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Bars as tools/reference/bars.py writes them. */
public final class BarRows {
    private BarRows() {}

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
