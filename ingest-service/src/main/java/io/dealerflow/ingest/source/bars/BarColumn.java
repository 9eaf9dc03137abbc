package io.dealerflow.ingest.source.bars;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Columns of tables of bars. */
enum BarColumn {
    /** Date and time, or the date alone where there is a column {@link #CLOCK}. */
    TIME,
    /** The time of day beside a date. */
    CLOCK,
    SYMBOL,
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME;

    /** As sources call them, in lower case. */
    private static final Map<String, BarColumn> BY_NAME = Map.ofEntries(
            entry("timestamp", TIME),
            entry("datetime", TIME),
            entry("date", TIME),
            entry("time", TIME),
            entry("ts_event", TIME),
            entry("open_time", TIME),
            entry("", TIME),
            entry("__index_level_0__", TIME),
            entry("symbol", SYMBOL),
            entry("contract", SYMBOL),
            entry("ticker", SYMBOL),
            entry("open", OPEN),
            entry("o", OPEN),
            entry("high", HIGH),
            entry("h", HIGH),
            entry("low", LOW),
            entry("l", LOW),
            entry("close", CLOSE),
            entry("c", CLOSE),
            entry("last", CLOSE),
            entry("volume", VOLUME),
            entry("vol", VOLUME),
            entry("v", VOLUME));

    /** What a column of that name holds; empty when it is none of these. */
    static Optional<BarColumn> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
    }
}
