package io.dealerflow.kit.core;

import io.dealerflow.contracts.event.Event;
import java.util.List;

/**
 * What a consumer does with events. It may block, and it must be repeatable: after a crash or a failure the same events come
 * again, alone or in another batch. {@link InvalidEventException} dead-letters the event that caused it;
 * {@link UnavailableException} and every failure of a database or connection is tried again until it passes.
 */
@FunctionalInterface
public interface EventHandler<T extends Event> {
    /** @param batch in the order of the topic, never empty */
    void handle(List<Received<T>> batch) throws Exception;
}
