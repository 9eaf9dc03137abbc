package io.dealerflow.kit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    @DisplayName("the delay doubles up to its limit; after the last attempt there is none")
    void delays() {
        var backOff = new BackOff(Duration.ofSeconds(5), Duration.ofSeconds(60), 7);

        List<Duration> delays = IntStream.rangeClosed(1, 6)
                .mapToObj(made -> backOff.after(made).orElseThrow())
                .toList();

        assertThat(delays).extracting(Duration::toSeconds).containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
        assertThat(backOff.after(7)).isEmpty();
        assertThat(backOff.after(8)).isEmpty();
    }

    @Test
    void aThousandAttemptsDoNotOverflow() {
        var backOff = new BackOff(Duration.ofSeconds(5), Duration.ofHours(1), 10_000);

        assertThat(backOff.after(1_000)).contains(Duration.ofHours(1));
    }
}
