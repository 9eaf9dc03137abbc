package io.dealerflow.quant.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmileFitTest {
    private static List<SmilePoint> points(DoubleUnaryOperator volatility, double low, double high, int n) {
        List<SmilePoint> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double k = low + (high - low) * i / (n - 1);
            points.add(new SmilePoint(k, volatility.applyAsDouble(k), Math.exp(-20 * k * k)));
        }
        return points;
    }

    private static SviSmile fit(List<SmilePoint> points, double years) {
        return (SviSmile) SmileFit.of(points, years).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 0.004, 0.08, -0.45, 0.02, 0.12",
        "1, 0.04, 0.4, -0.4, 0.05, 0.1",
        "0.02, 0.0002, 0.02, -0.7, 0.01, 0.03",
        "1, -0.03, 0.2, 0.1, -0.05, 0.4",
        "5, 0.1, 0.18, -0.6, 0.3, 0.2"
    })
    void recoversTheSmileItWasMadeFrom(double years, double a, double b, double rho, double m, double sigma) {
        Svi truth = new Svi(a, b, rho, m, sigma);
        DoubleUnaryOperator volatility = k -> Math.sqrt(truth.totalVariance(k) / years);
        double reach = 3 * Math.sqrt(truth.totalVariance(0));

        SviSmile fitted = fit(points(volatility, -reach, reach, 41), years);

        for (double k = -reach; k <= reach; k += reach / 7) {
            assertThat(fitted.volatility(k)).isCloseTo(volatility.applyAsDouble(k), within(1e-6));
        }
        assertThat(fitted.svi().m()).isCloseTo(m, within(1e-3));
        assertThat(fitted.svi().sigma()).isCloseTo(sigma, within(1e-2 * sigma));
        assertThat(fitted.svi().rho()).isCloseTo(rho, within(1e-2));
        assertThat(fitted.error().rmse()).isLessThan(1e-4);
        assertThat(fitted.error().points()).isEqualTo(41);
        assertThat(fitted.arbitrageFree()).isTrue();
    }

    @Test
    void removesTheButterflyArbitrageOfVogtsSmile() {
        Svi vogt = new Svi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

        SviSmile fitted = fit(points(k -> Math.sqrt(vogt.totalVariance(k)), -1.5, 1.5, 61), 1);

        assertThat(fitted.arbitrageFree()).isTrue();
        assertThat(fitted.svi().leastButterfly(-1.5, 1.5)).isGreaterThanOrEqualTo(0);
        assertThat(fitted.error().rmse()).isLessThan(1);
    }

    @Test
    void neverExceedsLeesBound() {
        List<SmilePoint> tooSteep = points(k -> Math.sqrt(0.04 + 2.4 * Math.abs(k)), -0.5, 0.5, 21);

        QuasiExplicit.Solution solution = QuasiExplicit.of(tooSteep, 1).at(0, 0.05);

        assertThat(solution).isNotNull();
        assertThat(solution.svi().wingSlope()).isCloseTo(Svi.STEEPEST_WING, within(1e-9));
    }

    @Test
    void reportsItsError() {
        Random random = new Random(7);
        List<SmilePoint> noisy = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double k = -0.4 + 0.004 * i;
            double noise = 0.01 * (random.nextBoolean() ? 1 : -1);
            noisy.add(new SmilePoint(k, 0.25 - 0.2 * k + 0.3 * k * k + noise, 1));
        }

        FitError error = fit(noisy, 0.5).error();

        // One point up or down at random: what is left is one point, less the little that five parameters explain.
        assertThat(error.rmse()).isBetween(0.95, 1.05);
        assertThat(error.largest()).isBetween(1.0, 1.6);
    }

    @Test
    void fewerThanFivePointsAreJoinedByLines() {
        List<SmilePoint> four = points(k -> 0.2 - 0.1 * k, -0.3, 0.3, 4);

        Smile smile = SmileFit.of(four, 0.5).orElseThrow();

        assertThat(smile)
                .isInstanceOfSatisfying(
                        LinearSmile.class,
                        linear -> assertThat(linear.reason()).isEqualTo(LinearSmile.Reason.TOO_FEW_POINTS));
        assertThat(smile.volatility(0.07)).isCloseTo(0.193, within(1e-15));
        assertThat(smile.slope(0.07)).isCloseTo(-0.1, within(1e-14));
        assertThat(smile.volatility(-2)).isCloseTo(0.23, within(1e-15));
        assertThat(smile.slope(-2)).isZero();
    }

    @Test
    void oneSmileOfOnePointIsFlat() {
        Smile smile = SmileFit.of(List.of(new SmilePoint(0.1, 0.3, 1)), 0.5).orElseThrow();

        assertThat(smile.volatility(-1)).isEqualTo(0.3);
        assertThat(smile.volatility(0.1)).isEqualTo(0.3);
        assertThat(smile.slope(0.1)).isZero();
    }

    @Test
    void whatIsNoSmileIsNotFitted() {
        Smile smile = SmileFit.of(points(k -> k * 100 % 2 < 1 ? 0.1 : 0.6, 0, 0.3, 31), 0.5)
                .orElseThrow();

        assertThat(smile)
                .isInstanceOfSatisfying(
                        LinearSmile.class,
                        linear -> assertThat(linear.reason()).isEqualTo(LinearSmile.Reason.POOR_FIT));
    }

    @Test
    void noPointsNoSmile() {
        assertThat(SmileFit.of(List.of(), 0.5)).isEmpty();
    }

    @Test
    void theOrderOfPointsDoesNotMatter() {
        List<SmilePoint> points = points(k -> 0.2 - 0.1 * k + k * k, -0.3, 0.3, 15);

        assertThat(SmileFit.of(points.reversed(), 0.5)).isEqualTo(SmileFit.of(points, 0.5));
    }

    @Test
    void twoPointsAtOneStrikeAreRefused() {
        SmilePoint point = new SmilePoint(0.1, 0.2, 1);
        List<SmilePoint> few = List.of(point, new SmilePoint(0.1, 0.3, 1), new SmilePoint(0, 0.2, 1));
        List<SmilePoint> many = new ArrayList<>(points(k -> 0.2, -0.3, 0.3, 10));
        many.add(many.getFirst());

        assertThatThrownBy(() -> SmileFit.of(few, 0.5)).hasMessageContaining("logMoneyness must ascend");
        assertThatThrownBy(() -> SmileFit.of(many, 0.5)).hasMessageContaining("logMoneyness must ascend");
    }

    @Test
    void linesJoinAscendingPointsOnly() {
        List<SmilePoint> descending = List.of(new SmilePoint(0.1, 0.2, 1), new SmilePoint(-0.1, 0.3, 1));

        assertThatThrownBy(() -> new LinearSmile(descending, LinearSmile.Reason.TOO_FEW_POINTS))
                .hasMessageContaining("logMoneyness must ascend");
    }
}
