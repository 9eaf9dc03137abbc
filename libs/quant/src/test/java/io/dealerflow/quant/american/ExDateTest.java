package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.american.AmericanGreeks.Known;
import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ex-dates on expiry, or at once. */
class ExDateTest {
    private static final double[] VOLATILITIES = {0.1, 0.2, 0.4, 0.7};
    private static final double[] AMOUNTS = {0.05, 0.4, 1.5, 4};

    private final AmericanPricer pricer = new AmericanPricer();

    private static CashDividends one(double years, double amount) {
        return new CashDividends(List.of(new Payment(years, amount)));
    }

    private double price(AmericanOption option, Market market, CashDividends dividends) {
        return ((Priced) pricer.price(option, market, dividends)).price();
    }

    /** The instant before pays the escrowed spot and the dividend: a European call with a strike lower by it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.08, 0.25, 1, 2})
    void callAtAnExDateOnExpiryIsEuropeanWithTheStrikeLessTheDividend(double years) {
        for (double volatility : VOLATILITIES) {
            AmericanOption call = new AmericanOption(Right.CALL, 100, years, volatility);
            for (double amount : AMOUNTS) {
                EuropeanOption lower = new EuropeanOption(Right.CALL, 100 - amount, years, volatility);
                for (double spot = 70; spot < 130; spot += 4.3) {
                    Market quoted = new Market(spot, 0.05, 0);
                    Market escrowed = new Market(spot - amount * Math.exp(-0.05 * years), 0.05, 0);

                    assertThat(price(call, quoted, one(years, amount)))
                            .as("%s at %s, %s", call, spot, amount)
                            .isCloseTo(BlackScholesMerton.price(lower, escrowed), within(1e-5));
                }
            }
        }
    }

    @Test
    void paymentsOfOneDateAreOne() {
        AmericanOption call = new AmericanOption(Right.CALL, 100, 0.5, 0.3);
        Market market = new Market(104, 0.03, 0.01);
        CashDividends two = new CashDividends(List.of(new Payment(0.5, 0.7), new Payment(0.5, 1.3)));

        assertThat(price(call, market, two)).isEqualTo(price(call, market, one(0.5, 2)));
    }

    /** A call is convex in the spot, and a share more gains no more than a share. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-6, 1.0 / 8760, 6.5 / 8760, 1.0 / 365, 5.0 / 365})
    void deltaRisesFromNoneToOneHoweverNearTheExDate(double exDate) {
        for (double years : new double[] {0.03, 0.25}) {
            for (double volatility : new double[] {0.2, 0.35}) {
                double before = 0;
                for (double spot = 90; spot < 125; spot += 0.5) {
                    AmericanOption call = new AmericanOption(Right.CALL, 100, years, volatility);
                    Known greeks = (Known) pricer.greeks(call, new Market(spot, 0.05, 0), one(exDate, 1.5));

                    assertThat(greeks.delta()).isBetween(before - 1e-6, 1.0);
                    assertThat(greeks.gamma()).isNotNegative();
                    before = greeks.delta();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 8760, 6.5 / 8760, 1.0 / 365, 5.0 / 365})
    void deltaIsTheSlopeOfThePriceHoweverNearTheExDate(double exDate) {
        for (double spot = 98; spot < 125; spot += 0.7) {
            AmericanOption call = new AmericanOption(Right.CALL, 100, 0.1, 0.35);
            Known greeks = (Known) pricer.greeks(call, new Market(spot, 0.05, 0), one(exDate, 1.5));
            double above = price(call, new Market(spot + 0.001, 0.05, 0), one(exDate, 1.5));
            double below = price(call, new Market(spot - 0.001, 0.05, 0), one(exDate, 1.5));

            assertThat(greeks.delta()).isCloseTo((above - below) / 0.002, within(2e-5));
        }
    }
}
