package io.dealerflow.gexapi.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.feed.Subscribers.Transport;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.enterprise.event.Startup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubscribersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Subscribers subscribers = new Subscribers(
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(GexApiConfig.class)
                    .withDefaultValue("dealerflow.gex.predict.rate.requests-per-minute", "30")
                    .withDefaultValue("dealerflow.gex.predict.rate.burst", "30")
                    .withDefaultValue("dealerflow.gex.streams.max-subscribers", "2")
                    .build()
                    .getConfigMapping(GexApiConfig.class),
            registry);

    @BeforeEach
    void start() {
        subscribers.registerGauges(new Startup());
    }

    @Test
    @DisplayName("streams without end complete when the service stops, and no other is admitted")
    void stopping() {
        AssertSubscriber<Object> open = open(Transport.SSE);
        assertThat(streams("sse")).isEqualTo(1);

        subscribers.end();

        open.assertCompleted();
        assertThat(streams("sse")).isZero();
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> open(Transport.WEBSOCKET));
    }

    @Test
    @DisplayName("beyond the limit no stream is admitted until another has ended")
    void limit() {
        AssertSubscriber<Object> first = open(Transport.SSE);
        open(Transport.ALERTS);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> open(Transport.WEBSOCKET))
                .withMessageContaining("2 open streams");

        first.cancel();
        open(Transport.WEBSOCKET).assertNotTerminated();
    }

    private AssertSubscriber<Object> open(Transport transport) {
        return subscribers
                .admit(transport, Multi.createFrom().nothing())
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));
    }

    private double streams(String transport) {
        return registry.get("dealerflow.stream.subscribers")
                .tag("transport", transport)
                .gauge()
                .value();
    }
}
