package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.Trace;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Publishes events, acknowledged by all replicas, once per call. */
@ApplicationScoped
public class EventPublisher {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    EventPublisher(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Sends the event under its subject as the key. May block for some seconds while the broker is unavailable.
     *
     * @return completes when all replicas have it; fails with the broker's reason after 20 s
     */
    public CompletableFuture<Void> publish(String topic, Event event, Trace trace) {
        return publish(topic, event, EventHeaders.of(event, trace));
    }

    /** As {@link #publish(String, Event, Trace)}, with these headers. */
    public CompletableFuture<Void> publish(String topic, Event event, Headers headers) {
        byte[] key = event.subject().getBytes(StandardCharsets.UTF_8);
        return send(new ProducerRecord<>(topic, null, key, EventCodec.write(event), headers));
    }

    CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> message) {
        var sent = new CompletableFuture<Void>();
        try {
            var _ = producer().send(message, (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (KafkaException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    /** Made at first use: a broker whose name does not resolve yet must not keep the service from starting. */
    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = clients.producer();
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
