package io.dealerflow.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Handles a batch that {@link Delivery} abandoned: nothing is committed. An {@code Error} closes the client and is reported to
 * liveness, once per batch; a stop is not a failure, and the connector closes the client.
 */
final class EndChannel implements KafkaFailureHandler {
    /** Name in {@code failure-strategy}. */
    static final String STRATEGY = "end-channel";

    private final BiConsumer<Throwable, Boolean> reportFailure;
    private final AtomicBoolean reported = new AtomicBoolean();

    @ApplicationScoped
    @Identifier(STRATEGY)
    static class Factory implements KafkaFailureHandler.Factory {
        @Override
        public KafkaFailureHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new EndChannel(reportFailure);
        }
    }

    EndChannel(BiConsumer<Throwable, Boolean> reportFailure) {
        this.reportFailure = reportFailure;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
        if (reason instanceof CancellationException) {
            return Uni.createFrom().nothing();
        }
        if (reported.compareAndSet(false, true)) {
            reportFailure.accept(reason, true);
        }
        return Uni.createFrom().failure(reason);
    }
}
