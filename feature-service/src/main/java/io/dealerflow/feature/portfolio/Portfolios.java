package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.portfolio.CostMethod;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.portfolio.Portfolio.Day;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.portfolio.PortfolioStore.Holdings;
import io.dealerflow.quant.chain.Convention;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the portfolios of all accounts: each is computed anew from all its fills whenever a fill or a close arrives, so that the order of arrival does
 * not matter.
 */
public final class Portfolios {
    private static final String SOURCE = "feature-service";

    private final CostMethod method;
    private final Convention convention;
    private final PortfolioEngine engine;
    private final int publishedDays;
    private final PortfolioStore store;
    private final PortfolioPublisher publisher;

    /**
     * @param convention    of the greeks
     * @param publishedDays newest dates that a portfolio has
     */
    public Portfolios(
            CostMethod method,
            Multipliers multipliers,
            Convention convention,
            int publishedDays,
            PortfolioStore store,
            PortfolioPublisher publisher) {
        this.method = method;
        this.convention = convention;
        this.engine = new PortfolioEngine(method, multipliers);
        this.publishedDays = publishedDays;
        this.store = store;
        this.publisher = publisher;
    }

    public Uni<Void> addFills(List<Fill> fills) {
        return store.addFills(fills)
                .chain(() ->
                        recompute(fills.stream().map(Fill::account).distinct().toList()));
    }

    public Uni<Void> addCloses(List<BarSeries> series) {
        List<Close> closes = series.stream().flatMap(Close::of).toList();
        List<String> symbols = closes.stream().map(Close::symbol).distinct().toList();
        return store.addCloses(closes).chain(() -> store.accounts(symbols)).chain(this::recompute);
    }

    /** Prices the options that accounts have traded; a chain without any changes nothing. */
    public Uni<Void> addChains(List<OptionChain> chains) {
        return store.options().emitOn(Infrastructure.getDefaultWorkerPool()).chain(options -> {
            List<OptionQuote> quotes = options.isEmpty()
                    ? List.of()
                    : chains.stream()
                            .flatMap(chain -> OptionQuote.of(chain, convention, options).stream())
                            .toList();
            return quotes.isEmpty() ? Uni.createFrom().voidItem() : addQuotes(quotes);
        });
    }

    private Uni<Void> addQuotes(List<OptionQuote> quotes) {
        List<String> symbols =
                quotes.stream().map(OptionQuote::symbol).distinct().toList();
        return store.addQuotes(quotes)
                .chain(() -> store.addCloses(quotes.stream()
                        .flatMap(quote -> Close.of(quote).stream())
                        .toList()))
                .chain(() -> store.accounts(symbols))
                .chain(this::recompute);
    }

    private Uni<Void> recompute(Collection<String> accounts) {
        return Multi.createFrom()
                .iterable(accounts)
                .onItem()
                .transformToUniAndConcatenate(
                        account -> store.recompute(account, holdings -> publishChange(account, holdings)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Computed on a worker thread. */
    private Uni<Optional<Portfolio>> publishChange(String account, Holdings holdings) {
        Portfolio stored = holdings.stored();
        return Uni.createFrom()
                .item(() -> portfolio(account, holdings))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(portfolio -> stored != null && stored.eventId().equals(portfolio.eventId())
                        ? Uni.createFrom().item(Optional.empty())
                        : publisher.publish(portfolio).replaceWith(Optional.of(portfolio)));
    }

    /** The portfolio of an account. Its id is a function of its content. */
    Portfolio portfolio(String account, Holdings holdings) {
        Map<String, NavigableMap<LocalDate, Double>> closes = new HashMap<>();
        holdings.closes()
                .forEach(close -> closes.computeIfAbsent(close.symbol(), symbol -> new TreeMap<>())
                        .put(close.date(), close.price()));
        PortfolioEngine.Figures figures = engine.of(holdings.fills(), closes);
        GreekSums greeks = GreekSums.of(
                figures.positions(),
                holdings.quotes().stream().collect(Collectors.toMap(OptionQuote::symbol, Function.identity())));
        List<Day> days = newest(figures.days());
        Instant asOf = Stream.of(
                        holdings.fills().stream().map(Fill::asOf),
                        holdings.closes().stream().map(Close::at),
                        holdings.quotes().stream().map(OptionQuote::asOf))
                .flatMap(Function.identity())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant received = holdings.fills().stream()
                .map(Fill::ingestTs)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String content = EventIds.sha256(
                Wire.writeJson(List.of(method, figures.positions(), days, greeks.greeks(), greeks.unpriced())));
        return new Portfolio(
                EventIds.of(SOURCE, account, asOf, content),
                SOURCE,
                asOf,
                received,
                Portfolio.VERSION,
                account,
                method,
                figures.positions(),
                days,
                greeks.greeks(),
                greeks.unpriced());
    }

    private List<Day> newest(List<Day> days) {
        List<LocalDate> dates = days.stream().map(Day::date).distinct().toList();
        int from = Math.max(0, dates.size() - publishedDays);
        return dates.isEmpty()
                ? days
                : days.stream()
                        .filter(day -> !day.date().isBefore(dates.get(from)))
                        .toList();
    }
}
