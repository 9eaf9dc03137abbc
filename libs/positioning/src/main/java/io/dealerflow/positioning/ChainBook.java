package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.SeriesKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The book of one underlying at an instant: of each (expiry, root) the newest observation. The newest observation of all
 * gives the book its as-of and spot.
 *
 * @param parts        by expiry and root
 * @param observations those that the parts come from, oldest first
 */
public record ChainBook(OptionChain newest, List<Part> parts, List<OptionChain> observations) {
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

    private record Candidate(OptionChain chain, List<SeriesKey> series) implements Observed {
        static Candidate of(OptionChain chain) {
            return new Candidate(chain, BookIndex.seriesOf(chain));
        }

        @Override
        public String eventId() {
            return chain.eventId();
        }

        @Override
        public Instant asOf() {
            return chain.asOf();
        }

        @Override
        public Instant ingestTs() {
            return chain.ingestTs();
        }
    }

    public ChainBook {
        parts = List.copyOf(parts);
        observations = List.copyOf(observations);
    }

    /**
     * The book at an instant, of the observations that {@link BookIndex} picks. They may come in any order and repeat.
     *
     * @param observations of one underlying, else {@link IllegalArgumentException}
     * @return empty when there is none at or before the instant
     */
    public static Optional<ChainBook> at(Instant instant, Collection<OptionChain> observations) {
        List<Candidate> newestFirst = observations.stream()
                .filter(observation -> !observation.asOf().isAfter(instant))
                .map(Candidate::of)
                .sorted(BookIndex.ORDER.reversed())
                .toList();
        if (newestFirst.isEmpty()) {
            return Optional.empty();
        }
        OptionChain newest = newestFirst.getFirst().chain();
        newestFirst.forEach(observation -> requireSameUnderlying(newest, observation.chain()));
        BookIndex<Candidate> index = BookIndex.at(newest.asOf(), newestFirst);
        List<Part> parts = index.parts().stream()
                .sorted(Comparator.comparing(BookIndex.Part::series))
                .map(part -> new Part(part.observation().chain(), part.index()))
                .toList();
        List<OptionChain> contributing =
                index.observations().stream().map(Candidate::chain).toList();
        return Optional.of(new ChainBook(newest, parts, contributing));
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

    private static void requireSameUnderlying(OptionChain newest, OptionChain other) {
        if (!newest.underlying().equals(other.underlying())) {
            throw new IllegalArgumentException(
                    "a book has one underlying, not " + newest.underlying() + " and " + other.underlying());
        }
    }
}
