package io.dealerflow.ingest.simulator;

import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.quant.time.OptionSymbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The option chain of the simulated market at one instant, some 500 contracts quoted about their model price.
 *
 * @param asOf   time of the observation
 * @param state  spot and volatility
 * @param quotes by series, strike and right
 */
public record SimulatedChain(Instant asOf, MarketState state, List<Quote> quotes) {
    /** The underlying's symbol. */
    public static final String SYMBOL = Listing.MONTHLY_ROOT;

    private static final int STRIKES_EACH_SIDE = 12;
    private static final double TICK = 0.05;
    private static final double RELATIVE_SPREAD = 0.01;
    private static final double TURNOVER = 0.15;

    public SimulatedChain {
        quotes = List.copyOf(quotes);
    }

    /** One contract as quoted by an exchange. */
    public record Quote(
            OptionSymbol symbol,
            double volatility,
            Greeks greeks,
            double bid,
            double ask,
            long volume,
            long openInterest) {}

    /** The chain of {@code seed} in {@code state}. */
    public static SimulatedChain of(long seed, MarketState state, Instant asOf) {
        Surface surface = new Surface(state);
        var openInterest = new OpenInterest(seed, LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE));
        List<Quote> quotes = new ArrayList<>();
        for (Listing.Series series : Listing.at(asOf)) {
            double step = series.cycle().strikeStep;
            double centre = Math.round(state.spot() / step) * step;
            for (int i = -STRIKES_EACH_SIDE; i <= STRIKES_EACH_SIDE; i++) {
                for (Right right : Right.values()) {
                    quotes.add(quote(series, right, centre + i * step, surface, openInterest));
                }
            }
        }
        return new SimulatedChain(asOf, state, quotes);
    }

    private static Quote quote(
            Listing.Series series, Right right, double strike, Surface surface, OpenInterest openInterest) {
        double volatility = surface.volatility(strike, series.years());
        var option = new EuropeanOption(right, strike, series.years(), volatility);
        var market = new Market(surface.state().spot(), Surface.RATE, Surface.DIVIDEND_YIELD);
        Greeks greeks = BlackScholesMerton.greeks(option, market);
        long middle = Math.round(greeks.price() / TICK);
        long half = 1 + Math.round(RELATIVE_SPREAD * middle / 2);
        var symbol = new OptionSymbol(series.cycle().root, series.expiry(), right, strike);
        long open = openInterest.of(symbol, series.cycle().openInterest);
        double bid = cents(Math.max(0, middle - half) * TICK);
        double ask = cents((middle + half) * TICK);
        return new Quote(symbol, volatility, greeks, bid, ask, Math.round(open * TURNOVER), open);
    }

    private static double cents(double price) {
        return Math.round(price * 100) / 100.0;
    }
}
