package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.StartCondition;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Channels whose handlers the test chooses. */
@Singleton
class TestChannels implements StartCondition {
    static final String CONSUMER = "test-service/stage";
    static final Topic<Alert> EVENTS = topic("kit.events");
    static final Topic<Alert> DOOMED = topic("kit.doomed");

    private static final Subscription<Alert> SUBSCRIPTION = new Subscription<>(CONSUMER, EVENTS);

    final List<String> handled = new CopyOnWriteArrayList<>();
    volatile boolean open;
    volatile EventHandler<Alert> handler = this::remember;

    private final Delivery delivery;

    TestChannels(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public boolean isMet() {
        return open;
    }

    @Incoming("events")
    @Blocking(Delivery.WORKERS)
    void events(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SUBSCRIPTION, records, batch -> handler.handle(batch));
    }

    @Incoming("doomed")
    @Blocking(Delivery.WORKERS)
    void doomed(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(new Subscription<>("test-service/doomed", DOOMED), records, batch -> {
            throw new StackOverflowError("of the test");
        });
    }

    Uni<Void> remember(List<Received<Alert>> batch) {
        batch.forEach(received -> handled.add(received.event().eventId()));
        return Uni.createFrom().voidItem();
    }

    private static Topic<Alert> topic(String name) {
        return new Topic<>(name, Alert.class, Topic.Encoding.JSON, Topic.Cleanup.DELETE, Topic.Delivery.AT_LEAST_ONCE);
    }
}
