package io.dealerflow.gexapi.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.GammaRegime;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T21:24:10Z");
    private static final Window WINDOW = Window.upTo(NOW, 30);

    private static List<ExposurePoint> points(double... nets) {
        return DoubleStream.of(nets)
                .mapToObj(net -> new ExposurePoint(NOW, 5800, net, 0, 0, null, GammaRegime.POSITIVE_GAMMA))
                .toList();
    }

    @Test
    @DisplayName("a recorded comparison: below the only point, and 53 % below its average")
    void recorded() {
        Standing standing = Standing.of(11165257.624400001, points(23742581.76532381), WINDOW);

        assertThat(standing.percentile()).isZero();
        assertThat(standing.vsAveragePct()).isCloseTo(-52.97370043932236, within(1e-9));
    }

    @Test
    @DisplayName("percent of the points below, distance in percent of the average's size")
    void among() {
        Standing standing = Standing.of(-10, points(-40, -20, -10, 30), WINDOW);

        assertThat(standing.percentile()).isEqualTo(50);
        assertThat(standing.vsAveragePct()).isCloseTo(0, within(1e-12));
        assertThat(Standing.of(5, points(-1, 1), WINDOW).vsAveragePct()).isNull();
    }

    @Test
    @DisplayName("average, median, extremes and standard deviation of a sample (NIST, 1 to 6)")
    void spread() {
        Spread spread = Spread.of(points(3, 1, 2, 6, 5, 4), ExposurePoint::netGex);

        assertThat(spread.average()).isEqualTo(3.5);
        assertThat(spread.median()).isEqualTo(3.5);
        assertThat(spread.least()).isEqualTo(1);
        assertThat(spread.most()).isEqualTo(6);
        assertThat(spread.standardDeviation()).isCloseTo(1.8708286933869707, within(1e-12));
        assertThat(Spread.of(points(7), ExposurePoint::netGex).standardDeviation())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, OBSERVATION", "7, OBSERVATION", "8, HOUR", "31, HOUR", "32, DAY", "365, DAY"})
    @DisplayName("longer windows are looked at less closely")
    void resolution(int days, Window.Resolution resolution) {
        Window window = Window.upTo(NOW, days);

        assertThat(window.resolution()).isEqualTo(resolution);
        assertThat(window.from()).isEqualTo(NOW.minusSeconds(days * 86_400L));
    }
}
