package io.dealerflow.ingest.source.bars;

import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a table has its times and prices.
 *
 * @param names  of all columns
 * @param time   column of the time, or of the date
 * @param clock  column of the time of day; negative where there is none
 * @param symbol column of the symbol; negative where there is none
 * @param series of prices, one for each symbol that has columns of its own, else one
 */
record BarHeader(List<String> names, int time, int clock, int symbol, List<Series> series) {
    /**
     * Columns of prices, negative where there is none.
     *
     * @param symbol of these columns; null where rows or the file name it
     */
    record Series(@Nullable String symbol, int open, int high, int low, int close, int volume) {}

    /** @throws RefusalException when there is no time or no close, or one of them twice */
    static BarHeader of(List<String> names, int line) throws RefusalException {
        Map<BarColumn, Integer> columns = new EnumMap<>(BarColumn.class);
        for (int i = 0; i < names.size(); i++) {
            BarColumn column = column(names, i);
            if (column != null && columns.putIfAbsent(column, i) != null) {
                throw twice(names, i, line);
            }
        }
        int time = required(columns, BarColumn.TIME, "time", line);
        required(columns, BarColumn.CLOSE, "close", line);
        return new BarHeader(
                List.copyOf(names),
                time,
                columns.getOrDefault(BarColumn.CLOCK, -1),
                columns.getOrDefault(BarColumn.SYMBOL, -1),
                List.of(series(null, columns)));
    }

    /** Of columns whose symbols are in a line below their names, as yfinance writes them; the first column is the time. */
    static BarHeader ofSymbols(List<String> names, List<String> symbols, String timeName, int line)
            throws RefusalException {
        Map<String, Map<BarColumn, Integer>> bySymbol = new LinkedHashMap<>();
        for (int i = 1; i < names.size(); i++) {
            BarColumn column = BarColumn.of(names.get(i)).orElse(null);
            String text = symbols.get(i);
            String symbol = BarName.symbol(text)
                    .orElseThrow(() -> new RefusalException(
                            RefusalReason.INVALID_HEADER,
                            new SourceLocation(line, "Ticker", text),
                            "The text is no symbol."));
            Map<BarColumn, Integer> columns = bySymbol.computeIfAbsent(symbol, key -> new EnumMap<>(BarColumn.class));
            if (column != null && columns.putIfAbsent(column, i) != null) {
                throw twice(names, i, line);
            }
        }
        List<Series> series = new ArrayList<>();
        for (Map.Entry<String, Map<BarColumn, Integer>> each : bySymbol.entrySet()) {
            required(each.getValue(), BarColumn.CLOSE, "close", line);
            series.add(series(each.getKey(), each.getValue()));
        }
        List<String> all = new ArrayList<>(names);
        all.set(0, timeName);
        return new BarHeader(List.copyOf(all), 0, -1, -1, series);
    }

    /** Whether a line that may be cut short names a time and a close. */
    static boolean isHeader(List<String> names) {
        boolean isTime = false;
        boolean isClose = false;
        for (int i = 0; i < names.size(); i++) {
            BarColumn column = column(names, i);
            isTime |= column == BarColumn.TIME;
            isClose |= column == BarColumn.CLOSE;
        }
        return isTime && isClose;
    }

    /** Beside a date, a column called time is the time of day; a column without a name is that of the times only if it is the first. */
    private static @Nullable BarColumn column(List<String> names, int index) {
        String name = names.get(index).strip().toLowerCase(Locale.ROOT);
        boolean hasDate = names.stream().anyMatch(each -> each.strip().equalsIgnoreCase("date"));
        if (name.equals("time") && hasDate) {
            return BarColumn.CLOCK;
        }
        return name.isEmpty() && index > 0 ? null : BarColumn.of(name).orElse(null);
    }

    private static Series series(@Nullable String symbol, Map<BarColumn, Integer> columns) {
        return new Series(
                symbol,
                columns.getOrDefault(BarColumn.OPEN, -1),
                columns.getOrDefault(BarColumn.HIGH, -1),
                columns.getOrDefault(BarColumn.LOW, -1),
                columns.getOrDefault(BarColumn.CLOSE, -1),
                columns.getOrDefault(BarColumn.VOLUME, -1));
    }

    private static int required(Map<BarColumn, Integer> columns, BarColumn column, String name, int line)
            throws RefusalException {
        Integer index = columns.get(column);
        if (index == null) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(line, name, null),
                    "The header has no column " + name + ".");
        }
        return index;
    }

    private static RefusalException twice(List<String> names, int index, int line) {
        return new RefusalException(
                RefusalReason.INVALID_HEADER,
                new SourceLocation(line, "column " + (index + 1), names.get(index)),
                "Two columns of the header have the same meaning.");
    }
}
