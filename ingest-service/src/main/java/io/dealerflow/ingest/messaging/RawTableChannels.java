package io.dealerflow.ingest.messaging;

import io.dealerflow.kit.messaging.Delivery;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Fills the raw tables from the raw topics, so that they contain exactly the published events. */
@ApplicationScoped
class RawTableChannels {
    private final Delivery delivery;
    private final RawConsumers consumers;

    RawTableChannels(Delivery delivery, RawConsumers consumers) {
        this.delivery = delivery;
        this.consumers = consumers;
    }

    @Incoming("raw-option-chains")
    @Blocking(Delivery.WORKERS)
    void optionChains(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-futures")
    @Blocking(Delivery.WORKERS)
    void futures(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-positioning")
    @Blocking(Delivery.WORKERS)
    void positioning(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-fx")
    @Blocking(Delivery.WORKERS)
    void fx(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-macro")
    @Blocking(Delivery.WORKERS)
    void macro(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-bars")
    @Blocking(Delivery.WORKERS)
    void bars(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-news")
    @Blocking(Delivery.WORKERS)
    void news(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-captures")
    @Blocking(Delivery.WORKERS)
    void captures(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    @Incoming("raw-trades")
    @Blocking(Delivery.WORKERS)
    void trades(ConsumerRecords<byte[], byte[]> records) {
        deliver(records);
    }

    private void deliver(ConsumerRecords<byte[], byte[]> records) {
        consumers.deliver(delivery, records);
    }
}
