package io.dealerflow.gexapi.backtest;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** The record that a backtest reads. */
public interface BacktestStore {
    /** Alerts and regimes of the dates, both included. */
    Uni<List<Occurrence>> occurrences(LocalDate from, LocalDate to);

    /** Closes by asset and New York date that became known on the dates, both included. */
    Uni<Map<String, NavigableMap<LocalDate, Double>>> closes(LocalDate from, LocalDate to);
}
