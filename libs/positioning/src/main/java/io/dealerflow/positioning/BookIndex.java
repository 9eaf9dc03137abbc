package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which observations make up the book of an underlying at an instant (docs/adr/0003): of each (expiry, root) the newest
 * observation at or before it, not older than {@link #HORIZON}; a series that has settled since it was observed is left out.
 * All code that stores, selects or prices observations uses it.
 *
 * @param parts the newest observation of each (expiry, root), those of the newest observation first
 */
public record BookIndex<T extends Observed>(List<Part<T>> parts) {
    /** A series not observed for longer than this is left out. */
    public static final Duration HORIZON = Duration.ofDays(7);

    /** From old to new: by the instant described, then by receipt, then by event id. */
    public static final Comparator<Observed> ORDER = Comparator.comparing(Observed::asOf)
            .thenComparing(Observed::ingestTs)
            .thenComparing(Observed::eventId);

    /**
     * One (expiry, root) as one observation shows it.
     *
     * @param index of the series within the observation
     */
    public record Part<T extends Observed>(T observation, int index) {
        public SeriesKey series() {
            return observation.series().get(index);
        }
    }

    /** Identifies a series of an underlying; its settlement is that of its observation. */
    private record Key(LocalDate expiry, String root) {
        static Key of(SeriesKey series) {
            return new Key(series.expiry(), series.root());
        }
    }

    public BookIndex {
        parts = List.copyOf(parts);
    }

    /**
     * The book at {@code asOf}.
     *
     * @param newestFirst observations of one underlying against {@link #ORDER}, none after {@code asOf}; repeats are ignored
     */
    public static <T extends Observed> BookIndex<T> at(Instant asOf, Iterable<T> newestFirst) {
        List<Part<T>> parts = new ArrayList<>();
        Set<Key> covered = new HashSet<>();
        Instant oldest = asOf.minus(HORIZON);
        @Nullable List<SeriesKey> seen = null;
        for (T observation : newestFirst) {
            if (observation.asOf().isBefore(oldest)) {
                break;
            }
            if (!isSameList(observation.series(), seen)) {
                seen = observation.series();
                collect(observation, asOf, covered, parts);
            }
        }
        return new BookIndex<>(parts);
    }

    /** The series that a chain covers, in its order. */
    public static List<SeriesKey> seriesOf(OptionChain chain) {
        return chain.series().stream().map(QuantBooks::key).toList();
    }

    /** The observations that the parts come from, oldest first, each once. */
    public List<T> observations() {
        List<T> observations = new ArrayList<>();
        @Nullable String last = null;
        for (Part<T> part : parts.reversed()) {
            String id = part.observation().eventId();
            if (!id.equals(last)) {
                observations.add(part.observation());
                last = id;
            }
        }
        return observations;
    }

    /** Of a series listed twice in one observation the later entry counts. */
    private static <T extends Observed> void collect(
            T observation, Instant asOf, Set<Key> covered, List<Part<T>> parts) {
        boolean carried = observation.asOf().isBefore(asOf);
        List<SeriesKey> all = observation.series();
        for (int index = all.size() - 1; index >= 0; index--) {
            SeriesKey series = all.get(index);
            boolean isNew = covered.add(Key.of(series));
            if (isNew && (!carried || asOf.isBefore(series.settlementInstant()))) {
                parts.add(new Part<>(observation, index));
            }
        }
    }

    /** Observations often share one list: identity is tested first, then equality. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSameList(List<SeriesKey> series, @Nullable List<SeriesKey> seen) {
        return series == seen;
    }
}
