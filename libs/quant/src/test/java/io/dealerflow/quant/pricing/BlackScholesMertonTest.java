package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values: 40-digit arithmetic, b = cost of carry, absolute units. */
class BlackScholesMertonTest {
    private static Greeks call(double spot, double strike, double years, double rate, double carry, double sigma) {
        return greeks(new EuropeanOption(Right.CALL, strike, years, sigma), spot, rate, carry);
    }

    private static Greeks greeks(EuropeanOption option, double spot, double rate, double carry) {
        return BlackScholesMerton.greeks(option, new Market(spot, rate, rate - carry));
    }

    private static void assertRelative(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    void vanna() {
        assertRelative(call(90, 80, 0.25, 0.05, 0, 0.2).vanna(), -1.04551693278492);
        assertRelative(call(100, 120, 2, 0.03, 0.02, 0.10).vanna(), 2.71874863898438511);
    }

    @Test
    void charm() {
        Greeks put = greeks(new EuropeanOption(Right.PUT, 90, 0.25, 0.24), 105, 0.14, 0);

        assertRelative(put.charm(), 0.369989452523942);
        assertRelative(call(105, 90, 0.25, 0.14, 0, 0.24).charm(), 0.505174210800001);
    }

    @Test
    void speed() {
        assertRelative(call(50, 48, 0.0833, 0.06, 0.01, 0.2).speed(), -0.0290855786383303);
    }

    @Test
    void zomma() {
        assertRelative(call(100, 80, 0.25, 0.05, 0, 0.26).zomma(), 0.0463102934227541);
    }

    @Test
    void vommaAndUltima() {
        Greeks greeks = call(90, 130, 0.75, 0.05, 0, 0.28);

        assertRelative(greeks.vomma(), 92.344402079831);
        assertRelative(greeks.ultima(), -244.299619808364);
    }

    @Test
    void colour() {
        assertRelative(call(80, 70, 1, 0.05, 0.02, 0.3).colour(), 0.00588875036138851);
    }

    @Test
    void blackUndiscounted() {
        assertRelative(Black.undiscounted(new EuropeanOption(Right.CALL, 100, 0.5, 0.2), 100), 5.637197779701664);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void greeksAreTheDerivativesOfThePrice(Right right) {
        double h = 1e-4;
        EuropeanOption option = new EuropeanOption(right, 105, 0.4, 0.25);
        Greeks greeks = BlackScholesMerton.greeks(option, new Market(100, 0.04, 0.015));

        ToDoubleFunction<Double> bySpot = d -> BlackScholesMerton.price(option, new Market(100 + d, 0.04, 0.015));
        ToDoubleFunction<Double> byRate = d -> BlackScholesMerton.price(option, new Market(100, 0.04 + d, 0.015));
        ToDoubleFunction<Double> byTime = d ->
                BlackScholesMerton.price(new EuropeanOption(right, 105, 0.4 - d, 0.25), new Market(100, 0.04, 0.015));
        assertThat(greeks.delta()).isCloseTo(slope(bySpot, h), within(1e-8));
        assertThat(greeks.rho()).isCloseTo(slope(byRate, h), within(1e-5));
        assertThat(greeks.theta()).isCloseTo(slope(byTime, h), within(1e-5));
    }

    private static double slope(ToDoubleFunction<Double> f, double h) {
        return (f.applyAsDouble(h) - f.applyAsDouble(-h)) / (2 * h);
    }

    @Test
    void optionsOnFuturesFeelTheRateThroughDiscountingOnly() {
        EuropeanOption option = new EuropeanOption(Right.CALL, 100, 0.5, 0.2);
        double h = 1e-5;
        double slope = (Black.price(option, 100, 0.05 + h) - Black.price(option, 100, 0.05 - h)) / (2 * h);

        assertThat(Black.greeks(option, 100, 0.05).rho()).isCloseTo(slope, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 99, 101, 1e4, 1e12})
    void farFromTheStrikeNothingIsNaN(double spot) {
        for (double years : new double[] {1e-9, 1e-3, 30}) {
            for (Right right : Right.values()) {
                EuropeanOption option = new EuropeanOption(right, 100, years, 0.005);
                assertThat(BlackScholesMerton.greeks(option, new Market(spot, 0.05, 0.01))
                                .toString())
                        .doesNotContain("NaN")
                        .doesNotContain("Infinity");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1})
    void impossibleOptionsAreRejected(double bad) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EuropeanOption(Right.CALL, bad, 1, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> new EuropeanOption(Right.CALL, 100, bad, 0.2));
        assertThatIllegalArgumentException().isThrownBy(() -> new EuropeanOption(Right.CALL, 100, 1, bad));
        assertThatIllegalArgumentException().isThrownBy(() -> new Market(bad, 0.05, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -5})
    void impossibleForwardsAreRejected(double bad) {
        EuropeanOption option = new EuropeanOption(Right.CALL, 100, 1, 0.2);

        assertThatIllegalArgumentException().isThrownBy(() -> Black.undiscounted(option, bad));
        assertThatIllegalArgumentException().isThrownBy(() -> Black.price(option, bad, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> Black.greeks(option, bad, 0.05));
    }

    @Test
    void aVolatilityThatVanishesOverTheTimeIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EuropeanOption(Right.CALL, 100, 1e-300, 1e-300))
                .withMessageContaining("volatility * sqrt(yearsToExpiry)");
    }

    @ParameterizedTest
    @CsvSource({"0.05, -100, 10", "-80, 0, 10", "0.05, 0, 1e6", "-100, -100, 10"})
    void interestBeyondTheRangeOfDoublesIsRejected(double rate, double dividendYield, double years) {
        EuropeanOption option = new EuropeanOption(Right.CALL, 100, years, 0.2);
        Market market = new Market(100, rate, dividendYield);

        assertThatIllegalArgumentException().isThrownBy(() -> BlackScholesMerton.price(option, market));
        assertThatIllegalArgumentException().isThrownBy(() -> BlackScholesMerton.greeks(option, market));
    }

    @Test
    void greeksBeyondTheRangeOfDoublesAreRejected() {
        EuropeanOption option = new EuropeanOption(Right.CALL, 1e-9, 1, 1e-300);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> BlackScholesMerton.greeks(option, new Market(1e-9, 0, 0)))
                .withMessageContaining("gamma");
    }

    @Test
    void theFarthestStrikesHaveTheirLimits() {
        Market market = new Market(1e-300, 0, 0);

        assertThat(BlackScholesMerton.price(new EuropeanOption(Right.CALL, 1e300, 1, 0.2), market))
                .isZero();
        assertThat(BlackScholesMerton.price(new EuropeanOption(Right.PUT, 1e300, 1, 0.2), market))
                .isEqualTo(1e300);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void impossibleRatesAreRejected(double bad) {
        EuropeanOption option = new EuropeanOption(Right.CALL, 100, 1, 0.2);

        assertThatIllegalArgumentException().isThrownBy(() -> Black.price(option, 100, bad));
        assertThatIllegalArgumentException().isThrownBy(() -> new Market(100, bad, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Market(100, 0.05, bad));
    }
}
