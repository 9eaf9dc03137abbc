package io.dealerflow.feature.asset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts held in lists, each in the order that {@link Facts} demands.
 *
 * @param valuesByRole roles without values may be absent
 */
public record KnownFacts(
        Map<Role, List<Fact.Value>> valuesByRole,
        List<Fact.Curve> curves,
        List<Fact.Positions> positions,
        List<Fact.Book> books,
        Map<String, List<Fact.Value>> othersCloses)
        implements Facts {
    private static final Comparator<Fact> BY_DATE =
            Comparator.comparing(Fact::date).thenComparing(Fact::knownAt);

    @Override
    public List<Fact.Value> values(Role role) {
        return valuesByRole.getOrDefault(role, List.of());
    }

    /**
     * What was known at an instant of facts in any order, all versions of them. Of two versions of a date that became known at one
     * instant the later in the list counts.
     */
    public KnownFacts at(Instant asOf) {
        Map<Role, List<Fact.Value>> values = new EnumMap<>(Role.class);
        valuesByRole.forEach((role, all) ->
                values.put(role, role == Role.SENTIMENT ? known(all, asOf) : newestOfEachDate(all, asOf)));
        Map<String, List<Fact.Value>> others = new HashMap<>();
        othersCloses.forEach((asset, all) -> others.put(asset, newestOfEachDate(all, asOf)));
        return new KnownFacts(
                values, known(curves, asOf), newestOfEachDate(positions, asOf), known(books, asOf), others);
    }

    private static <F extends Fact> List<F> known(List<F> all, Instant asOf) {
        return all.stream()
                .filter(fact -> !fact.knownAt().isAfter(asOf))
                .sorted(BY_DATE)
                .toList();
    }

    private static <F extends Fact> List<F> newestOfEachDate(List<F> all, Instant asOf) {
        List<F> newest = new ArrayList<>();
        for (F fact : known(all, asOf)) {
            if (!newest.isEmpty() && newest.getLast().date().equals(fact.date())) {
                newest.removeLast();
            }
            newest.add(fact);
        }
        return newest;
    }
}
