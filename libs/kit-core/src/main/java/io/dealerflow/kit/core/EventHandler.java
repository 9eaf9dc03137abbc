package io.dealerflow.kit.core;

import io.dealerflow.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;

/**
 * Handles the events of a consumer. It must be idempotent: after a crash or a failure the same events come again, alone or in
 * another batch. A failure that is {@link Failures#isTransient transient} is retried until it succeeds;
 * {@link InvalidEventException} and any other exception dead-letter the event that caused them.
 */
@FunctionalInterface
public interface EventHandler<T extends Event> {
    /**
     * Called and subscribed on a Vert.x context, on which it must not block.
     *
     * @param batch in the order of the topic, never empty
     */
    Uni<Void> handle(List<Received<T>> batch);

    /** A handler that may block: it runs on a worker thread. */
    static <T extends Event> EventHandler<T> blocking(Blocking<T> work) {
        return batch -> Uni.createFrom()
                .<Void>emitter(emitter -> {
                    try {
                        work.handle(batch);
                        emitter.complete(null);
                    } catch (Throwable e) {
                        emitter.fail(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** The blocking form of a handler. */
    @FunctionalInterface
    interface Blocking<T extends Event> {
        void handle(List<Received<T>> batch) throws Exception;
    }
}
