package io.dealerflow.kit.messaging;

import io.dealerflow.kit.core.StartCondition;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Channels start paused; this resumes them once every {@link StartCondition} is met. */
@ApplicationScoped
class ChannelGate {
    private static final Logger LOG = Logger.getLogger(ChannelGate.class);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final ChannelRegistry registry;
    private final List<StartCondition> conditions;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ChannelGate(ChannelRegistry registry, @All List<StartCondition> conditions) {
        this.registry = registry;
        this.conditions = conditions;
    }

    void onStart(@Observes StartupEvent event) {
        Thread.ofVirtual().name("channel-gate").start(this::resumeWhenMet);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void resumeWhenMet() {
        try {
            while (!stopping.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                if (conditions.stream().allMatch(StartCondition::isMet)) {
                    List<PausableChannel> channels = pausableChannels();
                    channels.forEach(PausableChannel::resume);
                    LOG.infof("Resumed %d channels: topics and schema exist", channels.size());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<PausableChannel> pausableChannels() {
        return registry.getIncomingNames().stream()
                .map(registry::getPausable)
                .filter(Objects::nonNull)
                .toList();
    }
}
