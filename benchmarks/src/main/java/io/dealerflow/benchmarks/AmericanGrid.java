package io.dealerflow.benchmarks;

import io.dealerflow.quant.american.AmericanOption;
import io.dealerflow.quant.american.AmericanPrice;
import io.dealerflow.quant.american.AmericanPricer;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.ArrayList;
import java.util.List;

/** American options as they are listed on a share at 100: strikes by 5, a week to two years, three volatilities. */
final class AmericanGrid {
    static final Market MARKET = new Market(100, 0.043, 0.015);
    static final List<AmericanOption> OPTIONS = options();

    private AmericanGrid() {}

    /** One price for each option. */
    static void price(AmericanPricer pricer, double[] prices) {
        for (int i = 0; i < prices.length; i++) {
            prices[i] = pricer.price(OPTIONS.get(i), MARKET) instanceof AmericanPrice.Priced priced
                    ? priced.price()
                    : Double.NaN;
        }
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
