package io.dealerflow.quant.vol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.Black;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.NormalisedBlack;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility.Quote;
import io.dealerflow.quant.vol.ImpliedVolatility.Reason;
import io.dealerflow.quant.vol.ImpliedVolatility.Solved;
import io.dealerflow.quant.vol.ImpliedVolatility.Unsolved;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertThatIllegalArgumentException().isThrownBy(() -> solve(Right.CALL, 100, bad));
    }
}
