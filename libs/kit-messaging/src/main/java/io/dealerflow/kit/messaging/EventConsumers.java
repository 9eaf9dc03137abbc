package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.StartCondition;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs the service's consumers outside Kafka Streams: at least once, read committed, from the earliest on. Each starts when
 * every {@link StartCondition} is met, whenever that is.
 */
@ApplicationScoped
public class EventConsumers {
    private static final long STOP_TIMEOUT_MS = 5_000;

    private final KafkaClients clients;
    private final List<StartCondition> conditions;
    private final EventPublisher publisher;
    private final MeterRegistry registry;
    private final Clock clock;
    private final List<ConsumerLoop<?>> loops = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    EventConsumers(
            KafkaClients clients,
            @All List<StartCondition> conditions,
            EventPublisher publisher,
            MeterRegistry registry,
            Clock clock) {
        this.clients = clients;
        this.conditions = conditions;
        this.publisher = publisher;
        this.registry = registry;
        this.clock = clock;
    }

    /** Starts one consumer on a thread of its own; called at start-up, once per subscription. */
    public <T extends Event> void start(Subscription<T> subscription, EventHandler<T> handler) {
        var processor = new BatchProcessor<>(subscription, handler, publisher, registry, clock);
        var loop = new ConsumerLoop<>(
                subscription,
                processor,
                clients,
                registry,
                () -> conditions.stream().allMatch(StartCondition::isMet));
        loops.add(loop);
        threads.add(Thread.ofPlatform().name(subscription.consumer()).start(loop));
    }

    /** Consumers that have not joined their group yet. */
    public List<String> notJoined() {
        return loops.stream()
                .filter(loop -> !loop.hasJoined())
                .map(ConsumerLoop::name)
                .toList();
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        loops.forEach(ConsumerLoop::stop);
        for (Thread thread : threads) {
            thread.join(STOP_TIMEOUT_MS);
        }
    }
}
