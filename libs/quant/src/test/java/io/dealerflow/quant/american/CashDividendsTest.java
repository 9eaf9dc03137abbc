package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.american.AmericanGreeks.Known;
import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.AmericanPrice.Reason;
import io.dealerflow.quant.american.AmericanPrice.Unpriced;
import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CashDividendsTest {
    private static final Market MARKET = new Market(100, 0.05, 0);
    private static final CashDividends DIVIDENDS =
            new CashDividends(List.of(new Payment(0.25, 2), new Payment(0.75, 2), new Payment(1.25, 2)));

    private final AmericanPricer pricer = new AmericanPricer();

    private double price(AmericanOption option, Market market, CashDividends dividends) {
        return ((Priced) pricer.price(option, market, dividends)).price();
    }

    private static CashDividends one(double years, double amount) {
        return new CashDividends(List.of(new Payment(years, amount)));
    }

    private static double slope(DoubleUnaryOperator function, double at, double step) {
        return (function.applyAsDouble(at + step) - function.applyAsDouble(at - step)) / (2 * step);
    }

    /** 2 e^(-0.0125) + 2 e^(-0.0375), by hand. */
    @Test
    void presentValueCountsDividendsToExpiry() {
        assertThat(DIVIDENDS.presentValue(1, MARKET)).isCloseTo(3.901544436, within(1e-9));
    }

    /** 100 e^(0.03) - 2 e^(0.03 * 0.75) - 2 e^(0.03 * 0.25), by hand. */
    @Test
    void forwardLosesTheDividendsGrownToExpiry() {
        Market market = new Market(100, 0.05, 0.02);

        assertThat((100 - DIVIDENDS.presentValue(1, market)) * Math.exp(0.03)).isCloseTo(98.984886936, within(1e-9));
    }

    @RepeatedTest(20)
    void bounds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AmericanOption option = Pricing.listed(random);
        Market market = Pricing.market(random);
        CashDividends dividends = Pricing.dividends(random, option.yearsToExpiry());
        double escrowed = 100 - dividends.presentValue(option.yearsToExpiry(), market);
        Market without = new Market(escrowed, market.rate(), market.dividendYield());
        AmericanOption wilder =
                new AmericanOption(option.right(), option.strike(), option.yearsToExpiry(), option.volatility() + 0.01);
        double price = price(option, market, dividends);

        assertThat(price).isGreaterThanOrEqualTo(option.intrinsic(100));
        assertThat(price).isGreaterThanOrEqualTo(BlackScholesMerton.price(option.european(), without));
        assertThat(price(wilder, market, dividends)).isGreaterThanOrEqualTo(price);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void anotherDividendLowersACallAndRaisesAPut(Right right) {
        for (double strike = 80; strike <= 120; strike += 10) {
            AmericanOption option = new AmericanOption(right, strike, 1, 0.3);
            double difference = price(option, MARKET, DIVIDENDS) - price(option, MARKET, one(0.25, 2));

            assertThat(-right.sign() * difference).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void noneToExpiryChangeNothing(Right right) {
        AmericanOption option = new AmericanOption(right, 100, 1, 0.3);
        CashDividends later = new CashDividends(List.of(new Payment(1.01, 5), new Payment(0.5, 0)));
        Market market = new Market(100, 0.05, 0.03);

        assertThat(pricer.price(option, market, later)).isEqualTo(pricer.price(option, market));
        assertThat(pricer.greeks(option, market, later)).isEqualTo(pricer.greeks(option, market));
    }

    @Test
    void vanishingDividendsChangeNothing() {
        AmericanOption put = new AmericanOption(Right.PUT, 100, 1, 0.3);

        assertThat(price(put, MARKET, one(0.5, 1e-9))).isCloseTo(Pricing.price(pricer, put, MARKET), within(2e-5));
    }

    @Test
    void callIsExercisedBeforeAnExDateNotNow() {
        AmericanOption call = new AmericanOption(Right.CALL, 50, 0.3, 0.2);

        // 100 - 50 e^(-0.005), by hand
        assertThat(pricer.price(call, MARKET, one(0.1, 10))).isInstanceOfSatisfying(Priced.class, priced -> {
            assertThat(priced.exercise()).isEqualTo(Exercise.EARLY);
            assertThat(priced.price()).isCloseTo(50.24937604, within(1e-6));
        });
    }

    @Test
    void putWaitsForADividendAboveTheInterest() {
        AmericanOption put = new AmericanOption(Right.PUT, 150, 1, 0.2);

        assertThat(pricer.price(put, MARKET, one(0.9, 0.1))).isEqualTo(new Priced(50, Exercise.IMMEDIATE));
        assertThat(pricer.price(put, MARKET, one(0.1, 3)))
                .isInstanceOfSatisfying(
                        Priced.class, priced -> assertThat(priced.exercise()).isEqualTo(Exercise.EARLY));
    }

    /** Interest on the strike from ex-date to expiry: 100 (1 - e^(-0.025)) = 2.47. */
    @Test
    void callIsEuropeanWhereInterestExceedsTheDividend() {
        AmericanOption call = new AmericanOption(Right.CALL, 100, 1, 0.2);
        double escrowed = 100 - 2.4 * Math.exp(-0.025);

        assertThat(pricer.price(call, MARKET, one(0.5, 2.4))).isInstanceOfSatisfying(Priced.class, priced -> {
            assertThat(priced.exercise()).isEqualTo(Exercise.NEVER);
            assertThat(priced.price())
                    .isCloseTo(BlackScholesMerton.price(call.european(), new Market(escrowed, 0.05, 0)), within(1e-12));
        });
    }

    @Test
    void dividendsBeyondTheSpotAreRefused() {
        CashDividends liquidation = one(0.1, 101);
        AmericanOption option = new AmericanOption(Right.CALL, 50, 0.3, 0.2);

        assertThat(pricer.price(option, MARKET, liquidation)).isEqualTo(new Unpriced(Reason.DIVIDENDS_EXCEED_SPOT));
        assertThat(pricer.greeks(option, MARKET, liquidation))
                .isEqualTo(new AmericanGreeks.Unknown(Reason.DIVIDENDS_EXCEED_SPOT));
    }

    @Test
    void twoBoundariesAreRefused() {
        AmericanOption put = new AmericanOption(Right.PUT, 100, 0.5, 0.2);

        assertThat(pricer.price(put, new Market(100, -0.01, -0.03), one(0.1, 1)))
                .isEqualTo(new Unpriced(Reason.TWO_BOUNDARIES));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void greeksAreDerivativesOfThePrice(Right right) {
        AmericanOption option = new AmericanOption(right, 100, 1, 0.3);
        DoubleUnaryOperator byTime = t -> price(new AmericanOption(right, 100, 1 - t, 0.3), MARKET, sooner(t));
        DoubleUnaryOperator byRate = r -> price(option, new Market(100, r, 0), DIVIDENDS);
        DoubleUnaryOperator bySpot = s -> price(option, new Market(s, 0.05, 0), DIVIDENDS);
        DoubleUnaryOperator bySigma = v -> price(new AmericanOption(right, 100, 1, v), MARKET, DIVIDENDS);

        assertThat(pricer.greeks(option, MARKET, DIVIDENDS)).isInstanceOfSatisfying(Known.class, greeks -> {
            assertThat(greeks.delta()).isCloseTo(slope(bySpot, 100, 0.5), within(5e-5));
            assertThat(greeks.gamma()).isCloseTo(slope(s -> slope(bySpot, s, 0.5), 100, 0.5), within(2e-5));
            assertThat(greeks.theta()).isCloseTo(slope(byTime, 0, 5e-3), within(5e-3));
            assertThat(greeks.rho()).isCloseTo(slope(byRate, 0.05, 1e-3), within(2e-2));
            assertThat(greeks.vega()).isCloseTo(slope(bySigma, 0.3, 5e-3), within(1e-2));
        });
    }

    private static CashDividends sooner(double years) {
        return new CashDividends(DIVIDENDS.payments().stream()
                .map(payment -> new Payment(payment.yearsToExDate() - years, payment.amount()))
                .toList());
    }

    @Test
    void greeksAtNoRateHaveOneSide() {
        AmericanOption put = new AmericanOption(Right.PUT, 100, 0.5, 0.3);

        assertThat(pricer.greeks(put, new Market(100, 0, -0.02), one(0.2, 1))).isInstanceOf(Known.class);
    }

    @Test
    void impossiblePaymentsAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Payment(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Payment(-0.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Payment(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Payment(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Payment(Double.POSITIVE_INFINITY, 1));
    }
}
