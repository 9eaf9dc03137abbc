package io.dealerflow.ingest.messaging;

import io.dealerflow.kit.messaging.Delivery;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Fills staging from all raw topics. Its batches are large: the broker answers when there is much to read, or after some time. */
@ApplicationScoped
class StagingChannel {
    private final Delivery delivery;
    private final RawConsumers consumers;

    StagingChannel(Delivery delivery, @Identifier("staging") RawConsumers consumers) {
        this.delivery = delivery;
        this.consumers = consumers;
    }

    @Incoming("staging")
    @Blocking(Delivery.WORKERS)
    void stage(ConsumerRecords<byte[], byte[]> records) {
        consumers.deliver(delivery, records);
    }
}
