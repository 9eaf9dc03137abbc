package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.portfolio.Portfolio.OptionGreeks;
import io.dealerflow.contracts.portfolio.Portfolio.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Greeks of the option positions of an account.
 *
 * @param unpriced option positions without a quote
 */
record GreekSums(List<OptionGreeks> greeks, int unpriced) {
    private static final double PERCENT = 0.01;
    private static final double DAYS_PER_YEAR = 365;

    /** @param quotes by symbol */
    static GreekSums of(List<Position> positions, Map<String, OptionQuote> quotes) {
        Map<String, List<OptionGreeks>> byUnderlying = new TreeMap<>();
        int unpriced = 0;
        for (Position position : positions) {
            Double multiplier = position.multiplier();
            if (position.quantity() != 0 && multiplier != null && Multipliers.isOption(position.instrument())) {
                OptionQuote quote = quotes.get(Multipliers.symbol(position.instrument()));
                if (quote == null) {
                    unpriced++;
                } else {
                    byUnderlying
                            .computeIfAbsent(quote.underlying(), name -> new ArrayList<>())
                            .add(dollars(quote, position.quantity() * multiplier));
                }
            }
        }
        return new GreekSums(byUnderlying.values().stream().map(GreekSums::sum).toList(), unpriced);
    }

    private static OptionGreeks dollars(OptionQuote quote, double units) {
        return new OptionGreeks(
                quote.underlying(),
                quote.asOf(),
                1,
                units * quote.delta() * quote.spot(),
                units * quote.gamma() * quote.spot() * quote.spot() * PERCENT,
                units * quote.vega() * PERCENT,
                units * quote.theta() / DAYS_PER_YEAR);
    }

    private static OptionGreeks sum(List<OptionGreeks> all) {
        return all.stream().reduce(GreekSums::plus).orElseThrow();
    }

    private static OptionGreeks plus(OptionGreeks one, OptionGreeks other) {
        Instant newest = one.asOf().isAfter(other.asOf()) ? one.asOf() : other.asOf();
        return new OptionGreeks(
                one.underlying(),
                newest,
                one.positions() + other.positions(),
                one.delta() + other.delta(),
                one.gamma() + other.gamma(),
                one.vega() + other.vega(),
                one.theta() + other.theta());
    }
}
