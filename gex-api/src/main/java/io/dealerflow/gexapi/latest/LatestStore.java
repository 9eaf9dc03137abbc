package io.dealerflow.gexapi.latest;

import io.dealerflow.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The newest event of each subject, in memory shared by all replicas. Every method fails with
 * {@link io.dealerflow.kit.core.UnavailableException} while that memory does not answer.
 *
 * @param <S> what lists show of an event
 */
public interface LatestStore<T extends Event, S> {
    Uni<Optional<T>> find(String subject);

    /** Every subject, in order of name; empty while it is not certain that all are here. */
    Uni<Optional<List<S>>> list();

    /**
     * Keeps the event unless a newer one of its subject is here; one of the same time replaces.
     *
     * @param json the event as it was received
     */
    Uni<Void> put(T event, byte[] json);

    /** Keeps the event when its subject is unknown or older here: for what comes back from the archive. */
    Uni<Void> refill(T event, byte[] json);

    /** Says that every subject of the archive is here. */
    Uni<Void> markComplete();
}
