package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.Random;
import java.util.stream.Stream;

/** Shorthand of these tests. */
final class Pricing {
    private Pricing() {}

    static double price(AmericanPricer pricer, AmericanOption option, Market market) {
        AmericanPrice price = pricer.price(option, market);
        assertThat(price).as("%s %s", option, market).isInstanceOf(Priced.class);
        return ((Priced) price).price();
    }

    static AmericanGreeks.Known greeks(AmericanPricer pricer, AmericanOption option, Market market) {
        AmericanGreeks greeks = pricer.greeks(option, market);
        assertThat(greeks).as("%s %s", option, market).isInstanceOf(AmericanGreeks.Known.class);
        return (AmericanGreeks.Known) greeks;
    }

    /** A contract such as is listed on a stock at 100. */
    static AmericanOption listed(Random random) {
        double years = Math.exp(random.nextDouble() * 5 - 4.5);
        double sigma = 0.1 + 0.6 * random.nextDouble();
        double strike = 100 * Math.exp(sigma * Math.sqrt(years) * random.nextGaussian());
        return new AmericanOption(random.nextBoolean() ? Right.CALL : Right.PUT, strike, years, sigma);
    }

    static Market market(Random random) {
        return new Market(100, 0.005 + 0.08 * random.nextDouble(), 0.08 * random.nextDouble());
    }

    /** One to four dividends before expiry. */
    static CashDividends dividends(Random random, double years) {
        return new CashDividends(Stream.generate(
                        () -> new Payment(years * (1 - random.nextDouble()), 3 * random.nextDouble()))
                .limit(1 + random.nextInt(4))
                .toList());
    }
}
