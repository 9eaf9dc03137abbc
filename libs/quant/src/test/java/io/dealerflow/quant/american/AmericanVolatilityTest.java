package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.american.AmericanVolatility.Quote;
import io.dealerflow.quant.american.AmericanVolatility.Reason;
import io.dealerflow.quant.american.AmericanVolatility.Solved;
import io.dealerflow.quant.american.AmericanVolatility.Unsolved;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmericanVolatilityTest {
    private static final Market MARKET = new Market(100, 0.05, 0.03);

    private final AmericanPricer pricer = new AmericanPricer();

    private AmericanVolatility solve(Right right, double strike, double price) {
        return pricer.impliedVolatility(new Quote(right, strike, price, 0.5), MARKET);
    }

    private static void assertSolved(AmericanVolatility volatility, double expected, double tolerance) {
        assertThat(volatility)
                .isInstanceOfSatisfying(
                        Solved.class, solved -> assertThat(solved.volatility()).isCloseTo(expected, within(tolerance)));
    }

    @RepeatedTest(100)
    void roundTrip(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AmericanOption option = Pricing.listed(random);
        Market market = Pricing.market(random);
        AmericanGreeks.Known greeks = Pricing.greeks(pricer, option, market);
        if (greeks.vega() < 1e-3) {
            return;
        }
        Quote quote = new Quote(option.right(), option.strike(), greeks.price(), option.yearsToExpiry());

        assertSolved(pricer.impliedVolatility(quote, market), option.volatility(), 1e-11 + 1e-11 / greeks.vega());
    }

    /** QuantLib's high-precision price. */
    @Test
    void ofAPublishedPrice() {
        Quote quote = new Quote(Right.PUT, 40, 4.48667442, 1);

        assertSolved(pricer.impliedVolatility(quote, new Market(36, 0.06, 0)), 0.2, 1e-7);
    }

    @ParameterizedTest
    @CsvSource({"CALL, 80, 19.99", "PUT, 120, 19.99", "CALL, 90, 9.9"})
    void belowWhatExercisePaysThereIsNone(Right right, double strike, double price) {
        assertThat(solve(right, strike, price)).isEqualTo(new Unsolved(Reason.BELOW_INTRINSIC));
    }

    @Test
    void belowTheForwardsWorthThereIsNone() {
        // 100 e^(-0.015) - 90 e^(-0.025) = 10.73
        assertThat(solve(Right.CALL, 90, 10.7)).isEqualTo(new Unsolved(Reason.BELOW_INTRINSIC));
    }

    @ParameterizedTest
    @CsvSource({"CALL, 80, 100", "PUT, 120, 120"})
    void atTheUpperBoundThereIsNone(Right right, double strike, double price) {
        assertThat(solve(right, strike, price)).isEqualTo(new Unsolved(Reason.ABOVE_UPPER_BOUND));
    }

    @ParameterizedTest
    @CsvSource({"PUT, 120, 20", "CALL, 120, 0"})
    void withoutTimeValueThereIsNone(Right right, double strike, double price) {
        assertThat(solve(right, strike, price)).isEqualTo(new Unsolved(Reason.VEGA_VANISHES));
    }

    @Test
    void aPutWorthMoreThanAnyEuropeanIsSolved() {
        // Above K e^(-rT) = 97.53 there is no European volatility to start from.
        AmericanOption option = new AmericanOption(Right.PUT, 100, 0.5, 8);
        double price = Pricing.price(pricer, option, MARKET);

        assertThat(price).isGreaterThan(97.54);
        assertSolved(solve(Right.PUT, 100, price), 8, 1e-6);
    }

    @Test
    void isTheEuropeanOneWhereEarlyExerciseNeverPays() {
        Market market = new Market(100, 0.05, 0);
        AmericanOption option = new AmericanOption(Right.CALL, 110, 0.5, 0.35);
        Quote quote = new Quote(Right.CALL, 110, Pricing.price(pricer, option, market), 0.5);

        assertSolved(pricer.impliedVolatility(quote, market), 0.35, 1e-13);
    }

    /** Far in the money the volatility moves no digit of the price. */
    @Test
    void modelPricesOfLittleVolatilityAreNeverArbitrage() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            Market market =
                    new Market(random.nextDouble(60, 140), random.nextDouble(-0.02, 0.1), 0.02 * random.nextInt(3));
            Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
            AmericanOption option =
                    new AmericanOption(right, 100, random.nextDouble(0.002, 0.2), random.nextDouble(0.02, 0.12));
            if (pricer.price(option, market) instanceof AmericanPrice.Priced priced) {
                Quote quote = new Quote(right, 100, priced.price(), option.yearsToExpiry());
                AmericanVolatility volatility = pricer.impliedVolatility(quote, market);
                boolean lost = volatility.equals(new Unsolved(Reason.VEGA_VANISHES));
                assertThat(lost || volatility instanceof Solved)
                        .as("%s of %s in %s", volatility, option, market)
                        .isTrue();
            }
        }
    }

    /** The call is worth 110 - 100 e^(-0.02) = 11.98013266932447 at no volatility; 1e-8 of the strike is 1e-6. */
    @ParameterizedTest
    @CsvSource({
        "11.980131, BELOW_INTRINSIC",
        "11.980132, VEGA_VANISHES",
        "11.980133, VEGA_VANISHES",
        "11.9801336, VEGA_VANISHES"
    })
    void theToleranceIsTheSameWhereEarlyExerciseNeverPays(double price, Reason reason) {
        Market market = new Market(110, 0.04, 0);

        assertThat(pricer.impliedVolatility(new Quote(Right.CALL, 100, price, 0.5), market))
                .isEqualTo(new Unsolved(reason));
        assertThat(pricer.impliedVolatility(new Quote(Right.CALL, 100, 11.980134, 0.5), market))
                .isInstanceOf(Solved.class);
    }

    @Test
    void twoBoundariesAreRefused() {
        Quote quote = new Quote(Right.PUT, 100, 5, 0.5);

        assertThat(pricer.impliedVolatility(quote, new Market(100, -0.01, -0.03)))
                .isEqualTo(new Unsolved(Reason.TWO_BOUNDARIES));
    }

    @RepeatedTest(30)
    void dividendsInMoneyRoundTrip(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AmericanOption option = Pricing.listed(random);
        Market market = Pricing.market(random);
        CashDividends dividends = Pricing.dividends(random, option.yearsToExpiry());
        AmericanGreeks.Known greeks = (AmericanGreeks.Known) pricer.greeks(option, market, dividends);
        if (greeks.vega() < 1e-2) {
            return;
        }
        Quote quote = new Quote(option.right(), option.strike(), greeks.price(), option.yearsToExpiry());

        assertSolved(
                pricer.impliedVolatility(quote, market, dividends), option.volatility(), 1e-10 + 1e-10 / greeks.vega());
    }

    /** 100 - 80 e^(-0.01) = 20.796 just before the ex-date; 130 e^(-0.01) - (100 - 4 e^(-0.01)) = 32.67 just after. */
    @ParameterizedTest
    @CsvSource({
        "CALL, 80, 19.99, BELOW_INTRINSIC",
        "CALL, 80, 20.79, BELOW_INTRINSIC",
        "PUT, 130, 29.99, BELOW_INTRINSIC",
        "PUT, 130, 32.6, BELOW_INTRINSIC",
        "CALL, 80, 100, ABOVE_UPPER_BOUND",
        "PUT, 130, 130, ABOVE_UPPER_BOUND"
    })
    void boundsWithDividendsInMoney(Right right, double strike, double price, Reason reason) {
        CashDividends dividends = new CashDividends(List.of(new CashDividends.Payment(0.2, 4)));
        Quote quote = new Quote(right, strike, price, 0.5);

        assertThat(pricer.impliedVolatility(quote, new Market(100, 0.05, 0), dividends))
                .isEqualTo(new Unsolved(reason));
    }

    @ParameterizedTest
    @CsvSource({"CALL, 80, 20.9", "PUT, 130, 32.8"})
    void anyTimeValueHasAVolatility(Right right, double strike, double price) {
        CashDividends dividends = new CashDividends(List.of(new CashDividends.Payment(0.2, 4)));

        assertThat(pricer.impliedVolatility(new Quote(right, strike, price, 0.5), new Market(100, 0.05, 0), dividends))
                .isInstanceOf(Solved.class);
    }
}
