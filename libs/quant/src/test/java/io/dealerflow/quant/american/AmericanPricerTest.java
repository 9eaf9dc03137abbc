package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.AmericanPrice.Reason;
import io.dealerflow.quant.american.AmericanPrice.Unpriced;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AmericanPricerTest {
    /** Of a strike of 100. */
    private static final double ACCURACY = 1e-6;

    private final AmericanPricer pricer = new AmericanPricer();

    private double price(AmericanOption option, Market market) {
        return Pricing.price(pricer, option, market);
    }

    @RepeatedTest(100)
    void neverBelowEuropeanOrIntrinsic(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AmericanOption option = Pricing.listed(random);
        Market market = Pricing.market(random);

        assertThat(price(option, market))
                .isGreaterThanOrEqualTo(BlackScholesMerton.price(option.european(), market))
                .isGreaterThanOrEqualTo(option.intrinsic(market.spot()))
                .isLessThan(option.right() == Right.CALL ? market.spot() : option.strike());
    }

    @RepeatedTest(30)
    void callIsThePutWithSpotAndStrikeAndRateAndYieldExchanged(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AmericanOption option = Pricing.listed(random);
        Market market = Pricing.market(random);
        Right other = option.right().other();
        AmericanOption mirrored = new AmericanOption(other, market.spot(), option.yearsToExpiry(), option.volatility());
        Market exchanged = new Market(option.strike(), market.dividendYield(), market.rate());

        assertThat(price(mirrored, exchanged)).isCloseTo(price(option, market), within(1e-11));
    }

    @RepeatedTest(30)
    void risesWithTimeAndVolatility(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        AmericanOption option = Pricing.listed(random);
        Market market = Pricing.market(random);
        double byTime = 0;
        double byVolatility = 0;
        for (double factor = 0.05; factor < 4; factor *= 1.2) {
            AmericanOption longer = new AmericanOption(
                    option.right(), option.strike(), factor * option.yearsToExpiry(), option.volatility());
            AmericanOption wilder = new AmericanOption(
                    option.right(), option.strike(), option.yearsToExpiry(), factor * option.volatility());

            assertThat(price(longer, market)).isGreaterThanOrEqualTo(byTime - ACCURACY);
            assertThat(price(wilder, market)).isGreaterThanOrEqualTo(byVolatility - ACCURACY);
            byTime = price(longer, market);
            byVolatility = price(wilder, market);
        }
    }

    @ParameterizedTest
    @CsvSource({"CALL, 0.05, 0", "CALL, 0, 0", "CALL, 0.01, -0.02", "PUT, 0, 0.03", "PUT, 0, 0", "PUT, -0.02, 0.01"})
    void isEuropeanWhereEarlyExerciseNeverPays(Right right, double rate, double yield) {
        Market market = new Market(100, rate, yield);
        for (double strike = 60; strike <= 160; strike += 20) {
            AmericanOption option = new AmericanOption(right, strike, 0.7, 0.3);

            assertThat(pricer.price(option, market))
                    .isEqualTo(new Priced(BlackScholesMerton.price(option.european(), market), Exercise.NEVER));
        }
    }

    @ParameterizedTest
    @CsvSource({"CALL, -0.03, -0.01", "PUT, -0.01, -0.03"})
    void twoBoundariesAreRefused(Right right, double rate, double yield) {
        AmericanOption option = new AmericanOption(right, 100, 1, 0.2);

        assertThat(pricer.price(option, new Market(100, rate, yield))).isEqualTo(new Unpriced(Reason.TWO_BOUNDARIES));
        assertThat(pricer.greeks(option, new Market(100, rate, yield)))
                .isEqualTo(new AmericanGreeks.Unknown(Reason.TWO_BOUNDARIES));
    }

    @Test
    void premiumVanishesWithTheRateOfAPut() {
        AmericanOption option = new AmericanOption(Right.PUT, 100, 1, 0.2);
        double never = price(option, new Market(95, 0, 0.03));

        assertThat(price(option, new Market(95, 1e-9, 0.03))).isCloseTo(never, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void deepInTheMoneyIsExercisedAtOnce(Right right) {
        double strike = right == Right.CALL ? 40 : 250;

        assertThat(pricer.price(new AmericanOption(right, strike, 1, 0.25), new Market(100, 0.05, 0.05)))
                .isEqualTo(new Priced(right == Right.CALL ? 60 : 150, Exercise.IMMEDIATE));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void farOutOfTheMoneyIsWorthNothing(Right right) {
        double strike = right == Right.CALL ? 1e6 : 0.01;

        assertThat(price(new AmericanOption(right, strike, 0.1, 0.2), new Market(100, 0.05, 0.05)))
                .isBetween(0.0, 1e-300);
    }

    @ParameterizedTest
    @CsvSource({"CALL, 99.5, 0.5", "CALL, 100.5, 0", "PUT, 99.5, 0", "PUT, 100.5, 0.5"})
    void withNoTimeLeftIsIntrinsic(Right right, double strike, double intrinsic) {
        AmericanOption option = new AmericanOption(right, strike, 1e-9, 0.3);

        assertThat(price(option, new Market(100, 0.05, 0.03))).isCloseTo(intrinsic, within(1e-8));
    }

    /** By hand: the largest of {@code K e^(-rt) - S e^(-qt)} (put) over all times to expiry. */
    @ParameterizedTest
    @CsvSource({
        "PUT, 110, 0.05, 0.01, 2, 10",
        "CALL, 90, 0.05, 0.01, 2, 16.5845",
        "CALL, 90, 0.01, 0.05, 2, 10",
        "PUT, 95, 0.05, 0.08, 2, 0.7452",
        "PUT, 110, 0.02, 0.09, 2, 22.1598",
        "PUT, 100, 0.1, 0.5, 10, 53.4992"
    })
    void withoutVolatilityIsTheBestExerciseOnTheForward(ArgumentsAccessor row) {
        AmericanOption option =
                new AmericanOption(Right.valueOf(row.getString(0)), row.getDouble(1), row.getDouble(4), 0.002);
        Market market = new Market(100, row.getDouble(2), row.getDouble(3));

        assertThat(price(option, market)).isCloseTo(row.getDouble(5), within(1e-2));
    }

    @Test
    void anyInputsGiveANumberOrAReason() {
        Random random = new Random(2016);
        for (int i = 0; i < 3000; i++) {
            double sigma = Math.exp(random.nextDouble() * 9 - 7);
            double years = Math.exp(random.nextDouble() * 14 - 12);
            Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
            AmericanOption option = new AmericanOption(right, 100, years, sigma);
            double spot = 100 * Math.exp(random.nextGaussian());
            Market market = new Market(spot, random.nextDouble() * 0.4 - 0.1, random.nextDouble() * 0.7 - 0.3);

            assertThat(pricer.price(option, market)).isNotEqualTo(new Unpriced(Reason.NO_CONVERGENCE));
        }
    }

    @Test
    void coarserStepsLoseLessThanAMillionth() {
        AmericanPricer finer = new AmericanPricer(new Scheme(24, 16, 32, 4, 128));
        Random random = new Random(16);
        for (int i = 0; i < 1000; i++) {
            AmericanOption option = Pricing.listed(random);
            Market market = Pricing.market(random);
            double scale = AmericanPricer.scale(option, market) / 100;

            assertThat(price(option, market))
                    .as("%s %s", option, market)
                    .isCloseTo(Pricing.price(finer, option, market), within(ACCURACY * scale));
        }
    }

    @Test
    void pricingAllocatesRecordsOnly() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AmericanOption option = new AmericanOption(Right.PUT, 100, 1, 0.2);
        Market market = new Market(100, 0.05, 0.02);
        price(option, market);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            pricer.price(option, market);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000 * 400);
    }
}
