package io.dealerflow.report.daily;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data of the report on one New York date.
 *
 * @param symbols ascending by symbol
 * @param flow    the date's newest flow map; null when none has arrived
 * @param accounts the date's newest portfolio of each account, ascending by account
 */
public record DayData(
        LocalDate date,
        List<SymbolDay> symbols,
        @Nullable MarketFlow flow,
        List<Portfolio> accounts,
        Surroundings around) {
    public DayData(LocalDate date, List<SymbolDay> symbols) {
        this(date, symbols, null, List.of());
    }

    public DayData(LocalDate date, List<SymbolDay> symbols, @Nullable MarketFlow flow, List<Portfolio> accounts) {
        this(date, symbols, flow, accounts, Surroundings.NONE);
    }

    public DayData {
        symbols =
                symbols.stream().sorted(Comparator.comparing(SymbolDay::symbol)).toList();
        accounts = accounts.stream()
                .sorted(Comparator.comparing(Portfolio::account))
                .toList();
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
        Stream<Event> market = Stream.concat(Stream.ofNullable(flow), accounts.stream());
        return Stream.concat(symbols.stream().flatMap(day -> eventsOf(day).stream()), market);
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
        AssetFeatures features = day.features();
        if (features != null) {
            events.add(features);
        }
        return events;
    }
}
