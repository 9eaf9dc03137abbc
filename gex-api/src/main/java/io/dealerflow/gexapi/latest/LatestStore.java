package io.dealerflow.gexapi.latest;

import io.dealerflow.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The newest event of each subject, in memory shared by all replicas. Every method fails with
 * {@link io.dealerflow.kit.core.UnavailableException} while that memory does not answer.
 *
 * @param <S> the event's entry in lists
 */
public interface LatestStore<T extends Event, S> {
    Uni<Optional<T>> find(String subject);

    /** Id of the event that {@link #find} gives, without the event; may be empty although there is one. */
    Uni<Optional<String>> newestId(String subject);

    /** Every subject, in order of name; empty until the store is complete. */
    Uni<Optional<List<S>>> list();

    /**
     * Stores the event unless a newer one of its subject is stored; one of the same time is replaced.
     *
     * @param json the event as received
     */
    Uni<Void> put(T event, byte[] json);

    /** Stores an event from the archive, unless the same or a newer one of its subject is stored. */
    Uni<Void> refill(T event, byte[] json);

    /** Marks the store as complete: it has every subject of the archive. */
    Uni<Void> markComplete();
}
