package io.dealerflow.quant.data;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.smile.Svi;
import io.dealerflow.quant.time.DayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A chain whose forward and smile are known: quotes are Black–Scholes prices of an SVI smile, a hair to both sides. */
public final class SimulatedChain {
    public static final double SPOT = 4000;
    public static final double RATE = 0.043;
    public static final double CARRY = 0.021;
    public static final String EXPIRY = "2023-03-17";
    public static final Svi SVI = new Svi(0.004, 0.08, -0.45, 0.02, 0.12);

    private SimulatedChain() {}

    public static double years() {
        SeriesKey key = SeriesKey.listed(LocalDate.parse(EXPIRY), "SPX");
        return DayCount.ACT_SECONDS_365.years(Books.AS_OF, key.expiry(), key.settlement());
    }

    public static double forward() {
        return SPOT * Math.exp(CARRY * years());
    }

    public static double volatility(double strike) {
        return Math.sqrt(SVI.totalVariance(Math.log(strike / forward())) / years());
    }

    /** Strikes 3000 to 4700 by 25, quotes only: no vendor's volatility. */
    public static Book book() {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 3000; strike <= 4700; strike += 25) {
            for (Right right : Right.values()) {
                double price = BlackScholesMerton.price(
                        new EuropeanOption(right, strike, years(), volatility(strike)),
                        new Market(SPOT, RATE, RATE - CARRY));
                double half = Math.min(1e-4, 0.5 * price);
                long open = right == Right.CALL ? 800 : 1000;
                lines.add(new OptionLine(right, strike, price - half, price + half, 0, null, 10, open));
            }
        }
        SeriesKey key = SeriesKey.listed(LocalDate.parse(EXPIRY), "SPX");
        Series series = new Series(key, 100, new Series.Observation(Books.AS_OF, SPOT), lines);
        return new Book("SPX", Books.AS_OF, SPOT, List.of(series));
    }
}
