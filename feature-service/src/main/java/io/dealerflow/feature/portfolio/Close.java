package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.raw.BarSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The last price of a date.
 *
 * @param symbol as {@link Multipliers#symbol}
 * @param date   New York's; of daily and longer bars the exchange's
 * @param at     when its bar begins, or as of the quote: of several closes of a date the last counts
 */
public record Close(String symbol, LocalDate date, double price, Instant at) {
    /** One for each date on which a bar of the series begins. */
    public static Stream<Close> of(BarSeries series) {
        boolean isDaily = series.interval().endsWith("d")
                || series.interval().endsWith("w")
                || series.interval().endsWith("mo");
        Map<LocalDate, Close> closes = new TreeMap<>();
        String symbol = Multipliers.symbol(series.symbol());
        for (int i = 0; i < series.time().size(); i++) {
            Instant at = series.time().get(i);
            LocalDate date = isDaily
                    ? series.date()
                    : at.atZone(PortfolioEngine.NEW_YORK).toLocalDate();
            closes.put(date, new Close(symbol, date, series.close().get(i), at));
        }
        return closes.values().stream();
    }

    /** The mid of an option's quote; empty when it has none. */
    static Optional<Close> of(OptionQuote quote) {
        LocalDate date = quote.asOf().atZone(PortfolioEngine.NEW_YORK).toLocalDate();
        return Optional.ofNullable(quote.mid()).map(mid -> new Close(quote.symbol(), date, mid, quote.asOf()));
    }
}
