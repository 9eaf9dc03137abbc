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
 * Everything that the report on one New York date rests on.
 *
 * @param symbols ascending by symbol
 */
public record DayData(LocalDate date, List<SymbolDay> symbols) {
    public DayData {
        symbols =
                symbols.stream().sorted(Comparator.comparing(SymbolDay::symbol)).toList();
    }

    /** Whether nothing of the date has arrived. */
    public boolean isEmpty() {
        return events().findAny().isEmpty();
    }

    /** Event time of the newest thing reported; the date must not be empty. */
    public Instant asOf() {
        return events().map(Event::asOf).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** When the newest thing reported entered the system; the date must not be empty. */
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
