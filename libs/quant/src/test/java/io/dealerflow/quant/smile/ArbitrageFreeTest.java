package io.dealerflow.quant.smile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is called free of butterfly arbitrage has no negative density on a grid far denser than the search. */
class ArbitrageFreeTest {
    private static final double ROUNDING = 1e-8;

    private static double leastOnGrid(Svi svi, double low, double high, int steps) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= steps; i++) {
            least = Math.min(least, svi.butterfly(low + (high - low) * i / steps));
        }
        return least;
    }

    /** Over everything searched, and ever closer around the centre and the strike of least variance. */
    private static double dense(Svi svi, double low, double high) {
        double width = high - low;
        double least = leastOnGrid(svi, low - 3 * width, high + 3 * width, 4000);
        double lowest = svi.m() - svi.rho() * svi.sigma() / Math.sqrt(1 - svi.rho() * svi.rho());
        for (double centre : new double[] {svi.m(), lowest}) {
            for (double reach = 8 * width; reach > 1e-3 * svi.sigma(); reach *= 0.25) {
                double from = Math.max(low - 3 * width, centre - reach);
                double to = Math.min(high + 3 * width, centre + reach);
                if (from < to) {
                    least = Math.min(least, leastOnGrid(svi, from, to, 100));
                }
            }
        }
        return least;
    }

    private static double geometric(Random random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    /** From sharp to round, from nearly touching zero to nearly flat, any tilt. */
    private static Svi smile(Random random) {
        double sigma = geometric(random, 1e-3, 1);
        double rho = 1.98 * random.nextDouble() - 0.99;
        double b = Math.min(geometric(random, 0.005, 1), Svi.STEEPEST_WING / (1 + Math.abs(rho)));
        double least = geometric(random, 1e-4, 1);
        return new Svi(least - b * sigma * Math.sqrt(1 - rho * rho), b, rho, 0.2 * random.nextGaussian(), sigma);
    }

    @Test
    void smilesOfAllShapes() {
        Random random = new Random(20140301);
        int free = 0;
        for (int i = 0; i < 20_000; i++) {
            Svi svi = smile(random);
            double low = -geometric(random, 0.05, 1);
            double high = geometric(random, 0.03, 0.7);
            if (svi.isArbitrageFree(low, high)) {
                free++;
                assertThat(dense(svi, low, high))
                        .as("%s over %s ... %s", svi, low, high)
                        .isGreaterThan(-ROUNDING);
            }
        }
        assertThat(free).isBetween(4_000, 16_000);
    }

    @Test
    void noGridFindsALowerDensity() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            Svi svi = smile(random);
            double found = svi.leastButterfly(-0.4, 0.3);
            double dense = dense(svi, -0.4, 0.3);
            assertThat(found).as("%s", svi).isLessThanOrEqualTo(dense + ROUNDING * Math.max(1, Math.abs(dense)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.003, 0.01})
    void fitsToNoisyQuotes(double noise) {
        Random random = new Random(9);
        int free = 0;
        for (int i = 0; i < 150; i++) {
            double years = geometric(random, 0.007, 1);
            double atTheMoney = 0.1 + 0.4 * random.nextDouble();
            List<SmilePoint> points = points(random, atTheMoney, years, noise);
            if (SmileFit.of(points, years).orElseThrow() instanceof SviSmile fitted && fitted.arbitrageFree()) {
                free++;
                assertThat(dense(fitted.svi(), fitted.lowest(), fitted.highest()))
                        .as("%s", fitted)
                        .isGreaterThan(-ROUNDING);
            }
        }
        assertThat(free).isGreaterThan(100);
    }

    /** Among them concave ones, which no smile without arbitrage comes close to. */
    @Test
    void fitsThatCouldBeArbitragedAreFreedOfIt() {
        Random random = new Random(2);
        int curves = 0;
        for (int i = 0; i < 300; i++) {
            double years = geometric(random, 1e-4, 5);
            Smile smile = SmileFit.of(bent(random, years), years).orElseThrow();
            if (smile instanceof SviSmile fitted) {
                curves++;
                assertThat(fitted.arbitrageFree()).as("%s", fitted).isTrue();
            }
        }
        assertThat(curves).isGreaterThan(200);
    }

    private static List<SmilePoint> bent(Random random, double years) {
        int n = 5 + random.nextInt(30);
        double atTheMoney = random.nextDouble(0.05, 1.05);
        double skew = 0.2 * random.nextGaussian();
        double convexity = 0.1 * random.nextGaussian();
        List<SmilePoint> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double deviations = 6.0 * i / n - 3;
            double shape = 1 + skew * deviations + convexity * deviations * deviations + 0.01 * random.nextGaussian();
            points.add(new SmilePoint(
                    deviations * atTheMoney * Math.sqrt(years),
                    atTheMoney * Math.max(0.1, shape),
                    Math.exp(-0.5 * deviations * deviations)));
        }
        return points;
    }

    private static List<SmilePoint> points(Random random, double atTheMoney, double years, double noise) {
        int n = 6 + random.nextInt(30);
        double deviation = atTheMoney * Math.sqrt(years);
        double skew = -0.12 * random.nextDouble() / Math.sqrt(years);
        double convexity = 0.02 * random.nextDouble() / years;
        List<SmilePoint> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double k = deviation * (5.0 * i / (n - 1) - 2.5);
            double volatility = atTheMoney + skew * k + convexity * k * k + noise * random.nextGaussian();
            points.add(new SmilePoint(k, Math.max(0.03, volatility), Math.exp(-0.5 * k * k / (deviation * deviation))));
        }
        return points;
    }
}
