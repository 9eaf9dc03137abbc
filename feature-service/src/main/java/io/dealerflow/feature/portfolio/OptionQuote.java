package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a chain says of one option. Greeks are of one unit, as {@link Greeks} has them, on the forward of the option's expiry.
 *
 * @param symbol as {@link Multipliers#symbol}
 * @param mid    of a two-sided quote; null without one
 * @param vega   per 1.00 of volatility
 * @param theta  per year
 */
public record OptionQuote(
        String symbol,
        String underlying,
        Instant asOf,
        double spot,
        @Nullable Double mid,
        double delta,
        double gamma,
        double vega,
        double theta) {
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    /**
     * The options of a chain that can be priced.
     *
     * @param wanted symbols; others are left out
     */
    static List<OptionQuote> of(OptionChain chain, Convention convention, Set<String> wanted) {
        ChainBook chains = ChainBook.at(chain.asOf(), List.of(chain)).orElseThrow();
        Book book = QuantBooks.of(chains);
        List<OptionQuote> quotes = new ArrayList<>();
        for (SeriesReading reading : PreparedBook.of(book, convention).live()) {
            for (int contract = 0; contract < reading.series().size(); contract++) {
                String symbol = symbol(reading, contract);
                SeriesReading.Volatility volatility = wanted.contains(symbol) ? reading.volatility(contract) : null;
                if (volatility != null) {
                    quotes.add(quote(symbol, book, reading, contract, volatility.value()));
                }
            }
        }
        return quotes;
    }

    private static String symbol(SeriesReading reading, int contract) {
        var series = reading.series();
        String right = series.right(contract) == Right.CALL ? "C" : "P";
        return series.key().root()
                + EXPIRY.format(series.key().expiry())
                + right
                + "%08d".formatted(Math.round(series.strike(contract) * 1000));
    }

    private static OptionQuote quote(String symbol, Book book, SeriesReading reading, int contract, double volatility) {
        var series = reading.series();
        var option = new EuropeanOption(series.right(contract), series.strike(contract), reading.years(), volatility);
        Greeks greeks =
                BlackScholesMerton.greeks(option, new Market(book.spot(), reading.rate(), reading.dividendYield()));
        return new OptionQuote(
                symbol,
                book.underlying(),
                book.asOf(),
                book.spot(),
                series.isTwoSided(contract) ? (Double) series.mid(contract) : null,
                greeks.delta(),
                greeks.gamma(),
                greeks.vega(),
                greeks.theta());
    }
}
