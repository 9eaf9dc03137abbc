package io.dealerflow.report.daily;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.report.track.AlertCourse;
import io.dealerflow.report.track.TrackRecord;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the report on a date tells beside the newest data of the date: nothing of it is of a later date, except what happened after its alerts.
 *
 * @param courses   of the date's alerts, by alert id
 * @param curves    the newest futures curves of each root, at most a week old, ascending by root and time
 * @param signals   the newest signal of each asset on the date, ascending by asset
 * @param records   of all signals of the year before
 * @param histories of each asset, ascending by date, the report's last
 */
public record Surroundings(
        Map<String, AlertCourse> courses,
        List<FuturesCurve> curves,
        List<ScoreSignal> signals,
        List<TrackRecord> records,
        Map<String, List<PastDay>> histories) {
    public static final Surroundings NONE = new Surroundings(Map.of(), List.of(), List.of(), List.of(), Map.of());

    public Surroundings {
        courses = Map.copyOf(courses);
        curves = List.copyOf(curves);
        signals = signals.stream()
                .sorted(Comparator.comparing(ScoreSignal::symbol))
                .toList();
        records = List.copyOf(records);
        histories = Map.copyOf(histories);
    }

    /**
     * The last figure of a date.
     *
     * @param name {@link #NET_GEX}, in dollars per 1 % move, or {@link #INDEX}, 0 to 100
     */
    public record PastDay(LocalDate date, String name, double value) {
        public static final String NET_GEX = "net_gex";
        public static final String INDEX = "index";
    }
}
