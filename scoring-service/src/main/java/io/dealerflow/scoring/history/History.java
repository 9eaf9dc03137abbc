package io.dealerflow.scoring.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The events of one asset that have been evaluated, in order of event time, at most {@value #MAX_ENTRIES}. Not thread-safe. */
public final class History<E extends History.Entry<E>> {
    /** Entries kept; beyond them the oldest by event time is removed. */
    public static final int MAX_ENTRIES = 5_000;

    private static final int IDS_KEPT = 32;

    private final NavigableMap<Instant, E> byAsOf = new TreeMap<>();

    /** What is remembered of the events of one instant. */
    public interface Entry<E> {
        Instant asOf();

        /** Events evaluated for this instant, the one that counts last. */
        List<String> eventIds();

        E withEventIds(List<String> ids);
    }

    public History(Collection<E> entries) {
        entries.forEach(entry -> byAsOf.put(entry.asOf(), entry));
    }

    /** True when the event was evaluated before, so that evaluating it again would change nothing. */
    public boolean contains(Instant asOf, String eventId) {
        E known = byAsOf.get(asOf);
        return known != null && known.eventIds().contains(eventId);
    }

    /** True when an event after {@code asOf} has been evaluated. */
    public boolean isLate(Instant asOf) {
        return !byAsOf.isEmpty() && byAsOf.lastKey().isAfter(asOf);
    }

    /** From {@code from} on and strictly before {@code to}, the oldest first. */
    public Collection<E> between(Instant from, Instant to) {
        return byAsOf.subMap(from, true, to, false).values();
    }

    /** As {@link #between}, the newest first. */
    public Collection<E> newestFirst(Instant from, Instant to) {
        return byAsOf.subMap(from, true, to, false).descendingMap().values();
    }

    /**
     * Adds an entry; another version of the same instant replaces the previous one and keeps its event ids.
     *
     * @return the change to be written to the store
     */
    public Change<E> put(E entry) {
        E known = byAsOf.get(entry.asOf());
        E merged = known == null ? entry : entry.withEventIds(newestIds(known, entry));
        byAsOf.put(merged.asOf(), merged);
        Optional<Instant> forgotten = byAsOf.size() > MAX_ENTRIES
                ? Optional.of(byAsOf.pollFirstEntry().getKey())
                : Optional.empty();
        return new Change<>(merged, forgotten);
    }

    /** @param forgotten event time of the removed entry, which may be the one just added */
    public record Change<E>(E written, Optional<Instant> forgotten) {}

    private static <E extends Entry<E>> List<String> newestIds(E known, E next) {
        List<String> ids = new ArrayList<>(known.eventIds());
        ids.addAll(next.eventIds());
        return List.copyOf(ids.subList(Math.max(0, ids.size() - IDS_KEPT), ids.size()));
    }
}
