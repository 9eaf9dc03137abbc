package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Topic;
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
        deliver(Topics.RAW_OPTION_CHAINS, records);
    }

    @Incoming("raw-futures")
    @Blocking(Delivery.WORKERS)
    void futures(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_FUTURES, records);
    }

    @Incoming("raw-positioning")
    @Blocking(Delivery.WORKERS)
    void positioning(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_POSITIONING, records);
    }

    @Incoming("raw-fx")
    @Blocking(Delivery.WORKERS)
    void fx(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_FX, records);
    }

    @Incoming("raw-macro")
    @Blocking(Delivery.WORKERS)
    void macro(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_MACRO, records);
    }

    @Incoming("raw-bars")
    @Blocking(Delivery.WORKERS)
    void bars(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_BARS, records);
    }

    @Incoming("raw-news")
    @Blocking(Delivery.WORKERS)
    void news(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_NEWS, records);
    }

    @Incoming("raw-captures")
    @Blocking(Delivery.WORKERS)
    void captures(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_CAPTURES, records);
    }

    @Incoming("raw-trades")
    @Blocking(Delivery.WORKERS)
    void trades(ConsumerRecords<byte[], byte[]> records) {
        deliver(Topics.RAW_TRADES, records);
    }

    private void deliver(Topic<?> topic, ConsumerRecords<byte[], byte[]> records) {
        consumers.deliver(topic, delivery, records);
    }
}
