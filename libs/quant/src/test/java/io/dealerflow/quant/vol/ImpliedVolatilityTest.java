package io.dealerflow.quant.vol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.Black;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.NormalisedBlack;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility.Premium;
import io.dealerflow.quant.vol.ImpliedVolatility.Quote;
import io.dealerflow.quant.vol.ImpliedVolatility.Reason;
import io.dealerflow.quant.vol.ImpliedVolatility.Solved;
import io.dealerflow.quant.vol.ImpliedVolatility.Unsolved;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImpliedVolatilityTest {
    private static ImpliedVolatility solve(Right right, double strike, double price) {
        return ImpliedVolatility.of(new Quote(right, strike, price, 100, 0.5));
    }

    @Test
    void normalisedRoundTripIsExactToThirteenDigits() {
        Random random = new Random(75);
        for (int i = 0; i < 20_000; i++) {
            double x = -Math.exp(random.nextDouble() * 12 - 10);
            double s = Math.exp(random.nextDouble() * 7 - 5.5);
            double price = NormalisedBlack.call(x, s);
            // Near the upper bound a digit of volatility is many digits of price.
            if (price < 1e-280 || price > 0.9 * Math.exp(0.5 * x)) {
                continue;
            }
            assertThat(LetsBeRational.totalVolatility(x, price))
                    .as("x %s s %s", x, s)
                    .isCloseTo(s, within(1e-13 * s));
        }
    }

    @Test
    void atTheMoneyRoundTripIsExact() {
        for (double s = 1e-4; s < 3; s *= 1.3) {
            assertThat(LetsBeRational.totalVolatility(0, NormalisedBlack.call(0, s)))
                    .isCloseTo(s, within(1e-13 * s));
        }
    }

    @Test
    void outOfTheMoneyContractsRoundTrip() {
        for (double strike = 60; strike <= 160; strike += 5) {
            Right right = strike < 100 ? Right.PUT : Right.CALL;
            for (double sigma : new double[] {0.05, 0.2, 0.8, 2.5}) {
                double price = price(right, strike, sigma);

                assertThat(solve(right, strike, price))
                        .isInstanceOfSatisfying(
                                Solved.class,
                                solved -> assertThat(solved.volatility()).isCloseTo(sigma, within(2e-13 * sigma)));
            }
        }
    }

    @Test
    void theVolatilityOfAPriceGivesThePriceBack() {
        for (double strike = 60; strike <= 160; strike += 5) {
            Right right = strike < 100 ? Right.PUT : Right.CALL;
            for (double price : new double[] {1e-9, 0.01, 0.05, 0.75, 2.5, 12, 40}) {
                Solved solved = (Solved) solve(right, strike, price);

                assertThat(price(right, strike, solved.volatility()))
                        .as("%s %s at %s", strike, right, price)
                        .isCloseTo(price, within(1e-12 * price));
            }
        }
    }

    private static double price(Right right, double strike, double volatility) {
        return Black.undiscounted(new EuropeanOption(right, strike, 0.5, volatility), 100);
    }

    @Test
    void priceBelowIntrinsicHasNone() {
        assertThat(solve(Right.CALL, 90, 9.99)).isEqualTo(new Unsolved(Reason.BELOW_INTRINSIC));
        assertThat(solve(Right.PUT, 110, 9.99)).isEqualTo(new Unsolved(Reason.BELOW_INTRINSIC));
    }

    @ParameterizedTest
    @CsvSource({"CALL, 90, -1", "CALL, 90, 1", "PUT, 110, -1", "CALL, 99.999, -1"})
    void aRoundingFromIntrinsicIsNoArbitrage(Right right, double strike, int roundings) {
        double intrinsic = Math.abs(100 - strike);
        double price = intrinsic + roundings * 4 * Math.ulp(roundings < 0 ? 110.0 : intrinsic);

        assertThat(solve(right, strike, price)).isEqualTo(new Unsolved(Reason.VEGA_VANISHES));
    }

    @Test
    void whereTheStrikeIsARoundingOfTheForwardThereIsNone() {
        assertThat(solve(Right.CALL, 1e-15, 100)).isEqualTo(new Unsolved(Reason.VEGA_VANISHES));
    }

    @Test
    void aModelPriceIsNeverArbitrage() {
        Random random = new Random(3);
        int solved = 0;
        for (int i = 0; i < 50_000; i++) {
            double years = random.nextDouble(0.01, 1);
            Market market = new Market(
                    100 * Math.exp(0.3 * random.nextGaussian()), random.nextDouble(0.1), random.nextDouble(0.03));
            Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
            EuropeanOption option = new EuropeanOption(right, 100, years, random.nextDouble(0.02, 0.12));
            ImpliedVolatility outcome = quoted(option, market);
            if (outcome instanceof Solved) {
                solved++;
            } else {
                assertThat(outcome).as("%s %s", option, market).isEqualTo(new Unsolved(Reason.VEGA_VANISHES));
            }
        }
        assertThat(solved).isGreaterThan(25_000);
    }

    private static ImpliedVolatility quoted(EuropeanOption option, Market market) {
        double price = BlackScholesMerton.price(option, market);
        return ImpliedVolatility.of(
                new Premium(option.right(), option.strike(), price, option.yearsToExpiry()), market);
    }

    /** J. Hull, <i>Options, Futures, and Other Derivatives</i>, 10th edition, section 15.11. */
    @Test
    void ofATextbooksPremium() {
        assertSolved(
                ImpliedVolatility.of(new Premium(Right.CALL, 20, 1.875, 0.25), new Market(21, 0.1, 0)), 0.235, 5e-4);
    }

    @ParameterizedTest
    @CsvSource({"CALL, 80, 0.05, 0.02", "PUT, 80, 0.05, 0.02", "CALL, 130, -0.01, 0.04", "PUT, 130, 0.3, -0.1"})
    void aPremiumIsDiscountedAndItsForwardCarried(Right right, double strike, double rate, double yield) {
        EuropeanOption option = new EuropeanOption(right, strike, 2, 0.3);

        assertSolved(quoted(option, new Market(100, rate, yield)), 0.3, 1e-13);
    }

    @Test
    void thePremiumOfAnOptionOnAFuture() {
        double price = Black.price(new EuropeanOption(Right.PUT, 90, 0.5, 0.4), 100, 0.05);

        assertSolved(
                ImpliedVolatility.of(new Premium(Right.PUT, 90, price, 0.5), Market.ofFuture(100, 0.05)), 0.4, 1e-13);
    }

    private static void assertSolved(ImpliedVolatility outcome, double expected, double tolerance) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Solved.class, solved -> assertThat(solved.volatility()).isCloseTo(expected, within(tolerance)));
    }

    @Test
    void priceAtTheUpperBoundHasNone() {
        assertThat(solve(Right.CALL, 90, 100)).isEqualTo(new Unsolved(Reason.ABOVE_UPPER_BOUND));
        assertThat(solve(Right.PUT, 90, 90)).isEqualTo(new Unsolved(Reason.ABOVE_UPPER_BOUND));
    }

    @Test
    void priceWithoutTimeValueHasNone() {
        assertThat(solve(Right.CALL, 90, 10)).isEqualTo(new Unsolved(Reason.VEGA_VANISHES));
        assertThat(solve(Right.CALL, 110, 0)).isEqualTo(new Unsolved(Reason.VEGA_VANISHES));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
    void impossiblePricesAreRejected(double bad) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> solve(Right.CALL, 100, bad))
                .withMessageContaining("price");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Premium(Right.CALL, 100, bad, 1))
                .withMessageContaining("price");
    }
}
