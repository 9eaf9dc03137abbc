package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.scores.Regime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The scored observations of one asset in order of event time, at most {@link #MAX_OBSERVATIONS}. Not thread-safe. */
public final class ScoreHistory {
    /** Observations kept; beyond them the oldest by event time is removed. */
    public static final int MAX_OBSERVATIONS = 5_000;

    /** Maximum age of an observation in the history of a score. */
    public static final Duration LOOK_BACK = Duration.ofDays(400);

    private final NavigableMap<Instant, PastObservation> byAsOf = new TreeMap<>();

    public ScoreHistory(Collection<PastObservation> observations) {
        observations.forEach(observation -> byAsOf.put(observation.asOf(), observation));
    }

    /** True when the snapshot was scored before, so that scoring it again would change nothing. */
    public boolean contains(Instant asOf, String featureEventId) {
        PastObservation known = byAsOf.get(asOf);
        return known != null && known.featureEventIds().contains(featureEventId);
    }

    /** True when an observation after {@code asOf} has been scored. */
    public boolean isLate(Instant asOf) {
        return !byAsOf.isEmpty() && byAsOf.lastKey().isAfter(asOf);
    }

    /** Past values of one measure: strictly before {@code asOf}, within {@link #LOOK_BACK}. */
    double[] valuesBefore(Instant asOf, ComponentKind kind) {
        return byAsOf.subMap(asOf.minus(LOOK_BACK), true, asOf, false).values().stream()
                .map(past -> past.measures().get(kind))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The last regime strictly before {@code asOf}, within {@link #LOOK_BACK}. */
    @Nullable
    Regime regimeBefore(Instant asOf) {
        return byAsOf.subMap(asOf.minus(LOOK_BACK), true, asOf, false).descendingMap().values().stream()
                .map(PastObservation::regime)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Adds an observation; another version of the same instant replaces the previous one and keeps its event ids.
     *
     * @return the change to be written to the store
     */
    public Change put(PastObservation observation) {
        PastObservation known = byAsOf.get(observation.asOf());
        PastObservation merged = known == null ? observation : withIdsOf(known, observation);
        byAsOf.put(merged.asOf(), merged);
        Optional<Instant> forgotten = byAsOf.size() > MAX_OBSERVATIONS
                ? Optional.of(byAsOf.pollFirstEntry().getKey())
                : Optional.empty();
        return new Change(merged, forgotten);
    }

    /** @param forgotten event time of the removed observation, which may be the one just added */
    public record Change(PastObservation written, Optional<Instant> forgotten) {}

    private static PastObservation withIdsOf(PastObservation known, PastObservation next) {
        List<String> ids = new ArrayList<>(known.featureEventIds());
        ids.addAll(next.featureEventIds());
        return new PastObservation(next.asOf(), ids, next.measures(), next.regime());
    }
}
