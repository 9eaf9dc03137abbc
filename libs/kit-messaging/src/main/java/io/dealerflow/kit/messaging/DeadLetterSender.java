package io.dealerflow.kit.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.kit.core.DeadLetter;
import io.dealerflow.kit.core.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes records that a consumer could not process to the dead-letter topic. */
@ApplicationScoped
class DeadLetterSender {
    private final EventPublisher publisher;
    private final Clock clock;

    DeadLetterSender(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Returns when all replicas have the dead letter.
     *
     * @throws UnavailableException when the broker does not take it
     */
    void send(String consumer, ConsumerRecord<byte[], byte[]> origin, DeadLetterReason reason, String error)
            throws InterruptedException {
        var letter = new DeadLetter(
                consumer, origin.topic(), origin.partition(), origin.offset(), reason, error, clock.instant());
        var message = new ProducerRecord<>(
                Topics.deadLettersOf(origin.topic()),
                null,
                origin.key(),
                origin.value(),
                letter.headers(origin.headers()));
        try {
            publisher.send(message).get();
        } catch (ExecutionException e) {
            throw new UnavailableException("cannot dead-letter a record of " + origin.topic(), e);
        }
    }
}
