package io.dealerflow.benchmarks;

import io.dealerflow.quant.american.AmericanOption;
import io.dealerflow.quant.american.AmericanPrice;
import io.dealerflow.quant.american.AmericanPricer;
import io.dealerflow.quant.american.CashDividends;
import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** American options as they are listed on a share at 100: strikes by 5, a week to two years, three volatilities. */
final class AmericanGrid {
    static final Market MARKET = new Market(100, 0.043, 0.015);
    static final List<AmericanOption> OPTIONS = options();
    private static final Market WITHOUT_YIELD = new Market(100, 0.043, 0);
    private static final CashDividends QUARTERLY = new CashDividends(IntStream.range(0, 8)
            .mapToObj(quarter -> new Payment(0.05 + 0.25 * quarter, 0.4))
            .toList());

    private AmericanGrid() {}

    /** One price for each option. */
    static void price(AmericanPricer pricer, double[] prices) {
        for (int i = 0; i < prices.length; i++) {
            prices[i] = valueOf(pricer.price(OPTIONS.get(i), MARKET));
        }
    }

    /** The same where the share pays four tenths each quarter in place of its yield. */
    static void priceWithDividends(AmericanPricer pricer, double[] prices) {
        for (int i = 0; i < prices.length; i++) {
            prices[i] = valueOf(pricer.price(OPTIONS.get(i), WITHOUT_YIELD, QUARTERLY));
        }
    }

    private static double valueOf(AmericanPrice price) {
        return price instanceof AmericanPrice.Priced priced ? priced.price() : Double.NaN;
    }

    private static List<AmericanOption> options() {
        List<AmericanOption> options = new ArrayList<>();
        for (double volatility : new double[] {0.15, 0.25, 0.45}) {
            for (double days : new double[] {7, 30, 60, 91, 182, 365, 730}) {
                for (double strike = 70; strike <= 130; strike += 5) {
                    for (Right right : Right.values()) {
                        options.add(new AmericanOption(right, strike, days / 365, volatility));
                    }
                }
            }
        }
        return List.copyOf(options);
    }
}
