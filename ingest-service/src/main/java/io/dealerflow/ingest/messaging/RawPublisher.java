package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.intake.Publisher;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.messaging.EventPublisher;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;

/** Publishes each event to the topic of its type. */
public final class RawPublisher implements Publisher {
    private final EventPublisher publisher;

    public RawPublisher(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public CompletableFuture<Void> publish(Event event, Origin origin) {
        Headers headers = EventHeaders.of(event, Trace.current());
        EventHeaders.markRun(headers, origin.runId());
        if (origin.isReplayed()) {
            EventHeaders.markReplayed(headers);
        }
        return publisher
                .publish(Topics.of(event.getClass()).name(), event, headers)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof RetriableException
                                ? new UnavailableException("Kafka does not answer", failure)
                                : failure));
    }
}
