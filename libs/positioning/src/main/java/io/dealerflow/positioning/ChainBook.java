package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.OptionChain;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The book of one underlying at an instant: of each (expiry, root) the newest observation. The newest observation of all
 * gives the book its as-of and spot.
 *
 * @param parts        by expiry and root
 * @param observations those that the parts come from, oldest first
 */
public record ChainBook(OptionChain newest, List<Part> parts, List<OptionChain> observations) {
    /** An expiry not observed for longer than this is forgotten. */
    public static final Duration HORIZON = Duration.ofDays(7);

    private static final Comparator<OptionChain> AGE =
            Comparator.comparing(OptionChain::asOf).thenComparing(OptionChain::ingestTs);

    /**
     * One (expiry, root) as one observation shows it.
     *
     * @param index of the series within the observation
     */
    public record Part(OptionChain observation, int index) {
        public OptionChain.Series series() {
            return observation.series().get(index);
        }
    }

    private record Key(LocalDate expiry, String root) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byExpiry = expiry.compareTo(other.expiry);
            return byExpiry != 0 ? byExpiry : root.compareTo(other.root);
        }
    }

    public ChainBook {
        parts = List.copyOf(parts);
        observations = List.copyOf(observations);
    }

    /**
     * The book at an instant. Observations may come in any order and repeat; of two with the same as-of the later received
     * wins, and of two received together the later in the collection.
     *
     * @param observations of one underlying, else {@link IllegalArgumentException}
     * @return empty when there is none at or before the instant
     */
    public static Optional<ChainBook> at(Instant instant, Collection<OptionChain> observations) {
        List<OptionChain> known = observations.stream()
                .filter(observation -> !observation.asOf().isAfter(instant))
                .sorted(AGE)
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        OptionChain newest = known.getLast();
        Map<Key, Part> parts = new TreeMap<>();
        for (OptionChain observation : known) {
            requireSameUnderlying(newest, observation);
            if (!observation.asOf().isBefore(newest.asOf().minus(HORIZON))) {
                collect(observation, newest.asOf(), parts);
            }
        }
        return Optional.of(
                new ChainBook(newest, List.copyOf(parts.values()), contributing(known, newest, parts.values())));
    }

    public String underlying() {
        return newest.underlying();
    }

    public Instant asOf() {
        return newest.asOf();
    }

    public double spot() {
        return newest.spot();
    }

    /** Event ids of the observations, newest last. */
    public List<String> observationIds() {
        return observations.stream().map(OptionChain::eventId).toList();
    }

    /** When the last of the observations entered the system. */
    public Instant ingestTs() {
        return observations.stream()
                .map(OptionChain::ingestTs)
                .reduce(newest.ingestTs(), (a, b) -> a.isAfter(b) ? a : b);
    }

    private static void collect(OptionChain observation, Instant asOf, Map<Key, Part> parts) {
        boolean carried = observation.asOf().isBefore(asOf);
        for (int index = 0; index < observation.series().size(); index++) {
            OptionChain.Series series = observation.series().get(index);
            if (!carried || asOf.isBefore(QuantBooks.key(series).settlementInstant())) {
                parts.put(new Key(series.expiry(), series.root()), new Part(observation, index));
            }
        }
    }

    /** Oldest first, each once; the newest even when it adds nothing. */
    private static List<OptionChain> contributing(List<OptionChain> known, OptionChain newest, Collection<Part> parts) {
        Set<String> ids =
                parts.stream().map(part -> part.observation().eventId()).collect(Collectors.toSet());
        Map<String, OptionChain> distinct = new LinkedHashMap<>();
        for (OptionChain observation : known) {
            String id = observation.eventId();
            if (ids.contains(id) || id.equals(newest.eventId())) {
                distinct.remove(id);
                distinct.put(id, observation);
            }
        }
        return List.copyOf(distinct.values());
    }

    private static void requireSameUnderlying(OptionChain newest, OptionChain other) {
        if (!newest.underlying().equals(other.underlying())) {
            throw new IllegalArgumentException(
                    "a book has one underlying, not " + newest.underlying() + " and " + other.underlying());
        }
    }
}
