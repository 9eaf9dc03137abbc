package io.dealerflow.gexapi.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PricingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pricing pricing = new Pricing(null, null, null, config(), new SimpleMeterRegistry());

    private static GexApiConfig config() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GexApiConfig.class)
                .withDefaultValue("dealerflow.gex.predict.rate.requests-per-minute", "30")
                .withDefaultValue("dealerflow.gex.predict.rate.burst", "30")
                .withDefaultValue("dealerflow.gex.pricing.threads", "1")
                .withDefaultValue("dealerflow.gex.pricing.queue", "1")
                .build()
                .getConfigMapping(GexApiConfig.class);
    }

    @AfterEach
    void stop() {
        pricing.stop();
    }

    @Test
    @DisplayName("work beyond the queue is refused at once, and taken again when there is room")
    void overload() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> running = pricing.run(() -> {
                    started.countDown();
                    awaitRelease(release);
                    return "first";
                })
                .subscribeAsCompletionStage();
        started.await();
        CompletableFuture<String> waiting = pricing.run(() -> "second").subscribeAsCompletionStage();

        UnavailableException refusal = catchThrowableOfType(
                UnavailableException.class,
                () -> pricing.run(() -> "third").await().atMost(PATIENCE));
        release.countDown();

        assertThat(refusal).hasMessageContaining("too many");
        assertThat(running.join()).isEqualTo("first");
        assertThat(waiting.join()).isEqualTo("second");
        assertThat(pricing.run(() -> "fourth").await().atMost(PATIENCE)).isEqualTo("fourth");
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
