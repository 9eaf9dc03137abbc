package io.dealerflow.report.daily;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data of the report on one New York date.
 *
 * @param symbols ascending by symbol
 */
public record DayData(LocalDate date, List<SymbolDay> symbols) {
    public DayData {
        symbols =
                symbols.stream().sorted(Comparator.comparing(SymbolDay::symbol)).toList();
    }

    /** Whether there is no data of the date. */
    public boolean isEmpty() {
        return events().findAny().isEmpty();
    }

    /** Event time of the newest data; the date must not be empty. */
    public Instant asOf() {
        return events().map(Event::asOf).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** When the newest data entered the system; the date must not be empty. */
    public Instant ingestTs() {
        return events().map(Event::ingestTs).max(Comparator.naturalOrder()).orElseThrow();
    }

    private Stream<Event> events() {
        return symbols.stream().flatMap(day -> eventsOf(day).stream());
    }

    private static List<Event> eventsOf(SymbolDay day) {
        List<Event> events = new ArrayList<>(day.alerts());
        GexSnapshot latest = day.latest();
        AssetScore score = day.score();
        if (latest != null) {
            events.add(latest);
        }
        if (score != null) {
            events.add(score);
        }
        return events;
    }
}
