package io.dealerflow.feature.gex;

import io.dealerflow.positioning.BookIndex;
import io.dealerflow.quant.chain.SeriesKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The observations of one underlying in order of event time, whatever the order of arrival. Determines which books an
 * observation changes, and what to delete when the horizon is reached. Not thread-safe.
 */
public final class ObservationLog {
    private static final int SHARED_LISTS = 256;

    private final Horizon horizon;
    private final NavigableSet<Observation> inOrder = new TreeSet<>();
    private final Set<String> ids = new HashSet<>();
    private final NavigableMap<Long, Observation> known = new TreeMap<>();
    private final NavigableMap<Long, Observation> held = new TreeMap<>();
    private final Map<List<SeriesKey>, List<SeriesKey>> seriesLists = new HashMap<>();
    private long heldBytes;

    public ObservationLog(Horizon horizon, Collection<Observation> observations) {
        this.horizon = horizon;
        observations.forEach(this::add);
    }

    /** Whether an observation with this event id was added before. */
    public boolean knows(String eventId) {
        return ids.contains(eventId);
    }

    /** The arrival number of the next observation. */
    public long nextArrival() {
        return known.isEmpty() ? 0 : known.lastKey() + 1;
    }

    public void add(Observation observation) {
        Observation shared = withSharedSeries(observation);
        inOrder.add(shared);
        ids.add(shared.eventId());
        known.put(shared.arrival(), shared);
        if (shared.held()) {
            held.put(shared.arrival(), shared);
            heldBytes += shared.bytes();
        }
    }

    /** Removes an observation as if it had never been added. */
    public void remove(Observation observation) {
        inOrder.remove(observation);
        ids.remove(observation.eventId());
        known.remove(observation.arrival());
        if (held.remove(observation.arrival()) != null) {
            heldBytes -= observation.bytes();
        }
    }

    /**
     * The books that include {@code observation}: that of its own instant, and those of later observations within
     * {@link BookIndex#HORIZON} that have no newer observation of some of its series; in order of time. A later book that also includes an
     * observation that is no longer stored is left as published.
     */
    public List<Book> booksChangedBy(Observation observation) {
        Instant own = observation.asOf();
        Stream<Instant> later = inOrder.tailSet(observation, false).stream()
                .map(Observation::asOf)
                .filter(asOf -> asOf.isAfter(own))
                .takeWhile(asOf -> !asOf.isAfter(own.plus(BookIndex.HORIZON)))
                .distinct();
        return Stream.concat(Stream.of(own), later)
                .map(this::bookAt)
                .filter(book -> book.restsOn(observation))
                .filter(book -> book.asOf().equals(own) || book.isComplete())
                .toList();
    }

    /** The book at {@code asOf}, as {@link BookIndex} determines it from all observations. */
    public Book bookAt(Instant asOf) {
        NavigableSet<Observation> newestFirst =
                inOrder.headSet(endOf(asOf), true).descendingSet();
        return new Book(asOf, BookIndex.at(asOf, newestFirst).observations());
    }

    /** Whether an observation of that instant is known. */
    public boolean hasBookAt(Instant asOf) {
        Observation newest = inOrder.floor(endOf(asOf));
        return newest != null && newest.asOf().equals(asOf);
    }

    /**
     * Applies the horizon: deletes in order of arrival, but never the observations of the newest book.
     *
     * @return the observations whose events are to be deleted, and those whose ids are to be deleted too
     */
    public Evicted evict() {
        List<Observation> released = new ArrayList<>();
        if (isOverfull()) {
            Set<Observation> needed = inOrder.isEmpty()
                    ? Set.of()
                    : new HashSet<>(bookAt(inOrder.last().asOf()).parts());
            for (Observation candidate : List.copyOf(held.values())) {
                if (!isOverfull()) {
                    break;
                }
                if (!needed.contains(candidate)) {
                    remove(candidate);
                    add(candidate.released());
                    released.add(candidate.released());
                }
            }
        }
        return new Evicted(released, forget());
    }

    /**
     * @param released  their events are no longer stored, their ids are
     * @param forgotten neither is stored
     */
    public record Evicted(List<Observation> released, List<Observation> forgotten) {}

    private List<Observation> forget() {
        List<Observation> forgotten = new ArrayList<>();
        if (known.size() > horizon.maxKnown()) {
            for (Observation candidate : List.copyOf(known.values())) {
                if (known.size() <= horizon.maxKnown()) {
                    break;
                }
                if (!candidate.held()) {
                    remove(candidate);
                    forgotten.add(candidate);
                }
            }
        }
        return forgotten;
    }

    private boolean isOverfull() {
        return held.size() > horizon.maxObservations() || heldBytes > horizon.maxBytes();
    }

    /** Most observations of an underlying cover the same series: one list serves them all. */
    private Observation withSharedSeries(Observation observation) {
        if (seriesLists.size() >= SHARED_LISTS) {
            seriesLists.clear();
        }
        List<SeriesKey> shared = seriesLists.computeIfAbsent(observation.series(), list -> list);
        return new Observation(
                observation.asOf(),
                observation.ingestTs(),
                observation.eventId(),
                shared,
                observation.arrival(),
                observation.bytes(),
                observation.held());
    }

    /** A bound above every observation of that instant. */
    private static Observation endOf(Instant asOf) {
        return new Observation(asOf, Instant.MAX, "", List.of(), 0, 0, false);
    }
}
