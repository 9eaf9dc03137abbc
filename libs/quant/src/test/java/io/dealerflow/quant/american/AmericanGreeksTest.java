package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.american.AmericanGreeks.Known;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sensitivities of the default scheme against differences of prices of a tighter one. */
class AmericanGreeksTest {
    private final AmericanPricer pricer = new AmericanPricer();
    private final AmericanPricer tight = new AmericanPricer(new Scheme(20, 8, 24, 4, 160));

    private static double slope(DoubleUnaryOperator function, double at, double step) {
        return (function.applyAsDouble(at + step) - function.applyAsDouble(at - step)) / (2 * step);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, 100, 1, 0.2, 100, 0.05, 0.02",
        "PUT, 100, 1, 0.2, 90, 0.05, 0",
        "PUT, 100, 0.1, 0.3, 103, 0.03, 0.06",
        "PUT, 100, 0.02, 0.15, 101, 0.05, 0.05",
        "PUT, 100, 3, 0.5, 140, 0.08, -0.01",
        "PUT, 100, 0.5, 0.4, 70, 0.02, 0.01",
        "CALL, 100, 1, 0.2, 100, 0.05, 0.06",
        "CALL, 100, 1, 0.2, 115, 0.02, 0.07",
        "CALL, 100, 0.1, 0.3, 97, 0.05, 0.01",
        "CALL, 100, 2, 0.6, 180, 0.04, 0.04",
        "CALL, 100, 0.5, 0.25, 95, -0.01, 0.03"
    })
    void areDerivativesOfThePrice(
            Right right, double strike, double years, double sigma, double spot, double rate, double yield) {
        AmericanOption option = new AmericanOption(right, strike, years, sigma);
        Market market = new Market(spot, rate, yield);
        double deviation = spot * sigma * Math.sqrt(years);
        DoubleUnaryOperator bySpot = s -> Pricing.price(tight, option, new Market(s, rate, yield));
        DoubleUnaryOperator bySigma = v -> Pricing.price(tight, new AmericanOption(right, strike, years, v), market);
        DoubleUnaryOperator byYears = t -> Pricing.price(tight, new AmericanOption(right, strike, t, sigma), market);
        DoubleUnaryOperator byRate = r -> Pricing.price(tight, option, new Market(spot, r, yield));
        double step = 0.01 * deviation;
        double bend =
                bySpot.applyAsDouble(spot + step) - 2 * bySpot.applyAsDouble(spot) + bySpot.applyAsDouble(spot - step);

        Known greeks = Pricing.greeks(pricer, option, market);

        assertThat(greeks.price()).isCloseTo(bySpot.applyAsDouble(spot), within(1e-6));
        assertThat(greeks.delta()).isCloseTo(slope(bySpot, spot, 1e-3 * deviation), within(1e-6));
        assertThat(greeks.gamma()).isCloseTo(bend / (step * step), within(5e-5 / deviation));
        assertThat(greeks.vega()).isCloseTo(slope(bySigma, sigma, 1e-3 * sigma), within(1e-4));
        assertThat(greeks.theta()).isCloseTo(-slope(byYears, years, 1e-3 * years), within(1e-4));
        assertThat(greeks.rho()).isCloseTo(slope(byRate, rate, 1e-5), within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void exercisedOptionMovesWithTheSpotOnly(Right right) {
        AmericanOption option = new AmericanOption(right, right == Right.CALL ? 40 : 250, 1, 0.25);

        assertThat(pricer.greeks(option, new Market(100, 0.05, 0.05)))
                .isEqualTo(new Known(right == Right.CALL ? 60 : 150, right.sign(), 0, 0, 0, 0, Exercise.IMMEDIATE));
    }

    @Test
    void europeanWhereEarlyExerciseNeverPays() {
        AmericanOption option = new AmericanOption(Right.CALL, 100, 1, 0.25);
        Market market = new Market(100, 0.05, 0);
        Greeks european = BlackScholesMerton.greeks(option.european(), market);

        assertThat(pricer.greeks(option, market))
                .isEqualTo(new Known(
                        european.price(),
                        european.delta(),
                        european.gamma(),
                        european.vega(),
                        european.theta(),
                        european.rho(),
                        Exercise.NEVER));
    }

    @Test
    void pasteSmoothlyAtTheBoundary() {
        AmericanOption option = new AmericanOption(Right.PUT, 100, 0.5, 0.25);
        double exercised = 60;
        double alive = 100;
        while (alive - exercised > 1e-4) {
            double middle = 0.5 * (alive + exercised);
            boolean atOnce =
                    Pricing.greeks(pricer, option, new Market(middle, 0.05, 0)).exercise() == Exercise.IMMEDIATE;
            exercised = atOnce ? middle : exercised;
            alive = atOnce ? alive : middle;
        }
        Known greeks = Pricing.greeks(pricer, option, new Market(alive, 0.05, 0));

        assertThat(greeks.price()).isCloseTo(100 - alive, within(1e-5));
        assertThat(greeks.delta()).isCloseTo(-1, within(1e-4));
        assertThat(greeks.vega()).isCloseTo(0, within(1e-2));
        assertThat(greeks.theta()).isCloseTo(0, within(1e-1));
    }

    @Test
    void oneSidedRateSlopeWhereTheOtherSideIsAnotherProblem() {
        AmericanOption option = new AmericanOption(Right.PUT, 100, 1, 0.2);
        Market market = new Market(100, 0, -0.02);
        double above = Pricing.price(tight, option, new Market(100, 1e-5, -0.02));
        double here = Pricing.price(tight, option, market);

        assertThat(Pricing.greeks(pricer, option, market).rho()).isCloseTo((above - here) / 1e-5, within(0.01));
    }
}
