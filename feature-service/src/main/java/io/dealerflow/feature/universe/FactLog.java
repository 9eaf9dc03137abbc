package io.dealerflow.feature.universe;

import io.dealerflow.feature.asset.Fact;
import io.dealerflow.feature.asset.Facts;
import io.dealerflow.feature.asset.KnownFacts;
import io.dealerflow.feature.asset.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All facts that are stored of an asset, and what was known of it at each instant. */
public final class FactLog {
    /** As {@link Facts} demands; parts of a curve in the order in which they were received. */
    private static final Comparator<FeedFact> ORDER = Comparator.comparing(
                    (FeedFact stored) -> stored.fact().date())
            .thenComparing(stored -> stored.fact().knownAt())
            .thenComparing(FeedFact::ingestTs)
            .thenComparing(stored -> stored.fact().eventId());

    private final List<FeedFact> stored;
    private final KnownFacts all;
    private final NavigableSet<Instant> instants = new TreeSet<>();

    /** @param stored of the asset, in any order */
    public FactLog(Universe universe, Member member, List<FeedFact> stored) {
        this.stored = stored;
        Map<String, List<Fact>> byFeed = new HashMap<>();
        stored.stream()
                .sorted(ORDER)
                .forEach(one -> byFeed.computeIfAbsent(one.feed(), feed -> new ArrayList<>())
                        .add(one.fact()));
        Set<String> own = member.ownFeeds();
        own.forEach(feed -> byFeed.getOrDefault(feed, List.of()).forEach(fact -> instants.add(fact.knownAt())));
        this.all = new KnownFacts(
                values(member, byFeed),
                ofType(member.sources(Role.CURVE), byFeed, Fact.Curve.class),
                ofType(member.sources(Role.POSITIONS), byFeed, Fact.Positions.class),
                ofType(member.sources(Role.CHAIN), byFeed, Fact.Book.class),
                othersCloses(universe, member, byFeed));
    }

    /** The instants at which something of the asset's own became known, from one on. */
    public NavigableSet<Instant> instantsFrom(Instant from) {
        return instants.tailSet(from, true);
    }

    /** What was known at an instant. */
    public Facts at(Instant asOf) {
        return all.at(asOf);
    }

    /** When the last received of what was known at an instant entered the system. */
    public Instant ingestTs(Instant asOf) {
        return stored.stream()
                .filter(one -> !one.fact().knownAt().isAfter(asOf))
                .map(FeedFact::ingestTs)
                .max(Comparator.naturalOrder())
                .orElse(asOf);
    }

    private static Map<Role, List<Fact.Value>> values(Member member, Map<String, List<Fact>> byFeed) {
        Map<Role, List<Fact.Value>> values = new EnumMap<>(Role.class);
        member.sources().forEach((role, sources) -> {
            if (role != Role.CHAIN && role != Role.CURVE && role != Role.POSITIONS) {
                values.put(role, values(sources, byFeed));
            }
        });
        return values;
    }

    private static Map<String, List<Fact.Value>> othersCloses(
            Universe universe, Member member, Map<String, List<Fact>> byFeed) {
        Map<String, List<Fact.Value>> closes = new TreeMap<>();
        for (Member other : universe.members()) {
            if (member.comparesWith(other) && other.sources().containsKey(Role.CLOSES)) {
                closes.put(other.name(), values(other.sources(Role.CLOSES), byFeed));
            }
        }
        return closes;
    }

    private static List<Fact.Value> values(List<Source> sources, Map<String, List<Fact>> byFeed) {
        return sources.stream().flatMap(source -> values(source, byFeed)).toList();
    }

    private static Stream<Fact.Value> values(Source source, Map<String, List<Fact>> byFeed) {
        List<Fact.Value> values = ofType(source.feed(), byFeed, Fact.Value.class);
        return source.over() == null
                ? values.stream()
                : ratios(values, ofType(source.over(), byFeed, Fact.Value.class)).stream();
    }

    /** Of every two versions of a date the one known first waits for the other; the fact is named after the one that completed it. */
    private static List<Fact.Value> ratios(List<Fact.Value> values, List<Fact.Value> divisors) {
        Map<LocalDate, List<Fact.Value>> byDate = new HashMap<>();
        divisors.forEach(divisor -> byDate.computeIfAbsent(divisor.date(), date -> new ArrayList<>())
                .add(divisor));
        List<Fact.Value> ratios = new ArrayList<>();
        for (Fact.Value value : values) {
            for (Fact.Value divisor : byDate.getOrDefault(value.date(), List.of())) {
                Fact.Value last = divisor.knownAt().isAfter(value.knownAt()) ? divisor : value;
                ratios.add(
                        new Fact.Value(last.eventId(), value.date(), last.knownAt(), value.value() / divisor.value()));
            }
        }
        return ratios;
    }

    private static <F extends Fact> List<F> ofType(
            List<Source> sources, Map<String, List<Fact>> byFeed, Class<F> type) {
        return sources.stream()
                .flatMap(source -> ofType(source.feed(), byFeed, type).stream())
                .toList();
    }

    private static <F extends Fact> List<F> ofType(Feed feed, Map<String, List<Fact>> byFeed, Class<F> type) {
        return byFeed.getOrDefault(feed.id(), List.of()).stream()
                .map(type::cast)
                .toList();
    }
}
