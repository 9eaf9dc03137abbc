package io.dealerflow.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void answersAreCountedAndTimedByStatus() {
        var measurement = new Measurement(Duration.ofSeconds(10));
        for (int i = 1; i <= 100; i++) {
            measurement.answered(200, i * 1_000_000L);
        }
        measurement.answered(503, 5_000_000);

        assertThat(measurement.counts()).isEqualTo(Map.of(200, 100L, 503, 1L));
        assertThat(measurement.rate(200)).isEqualTo(10);
        assertThat(measurement.millis(200, 50)).isBetween(49.9, 50.1);
        assertThat(measurement.millis(200, 99)).isBetween(98.9, 99.1);
        assertThat(measurement.millis(503, 99)).isBetween(4.99, 5.01);
        assertThat(measurement.millis(429, 99)).isNaN();
    }
}
