package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.scores.Regime;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history entry of one scored observation.
 *
 * @param featureEventIds snapshots scored for this instant, the one that counts last
 * @param measures        values by component; absent where it abstained
 * @param regime          null when there was no index
 */
public record PastObservation(
        Instant asOf,
        List<String> featureEventIds,
        Map<ComponentKind, Double> measures,
        @Nullable Regime regime) {
    private static final int IDS_KEPT = 32;

    public PastObservation {
        featureEventIds = List.copyOf(
                featureEventIds.subList(Math.max(0, featureEventIds.size() - IDS_KEPT), featureEventIds.size()));
        measures = Map.copyOf(measures);
    }

    static Map<ComponentKind, Double> values(List<Measure> measures) {
        var values = new EnumMap<ComponentKind, Double>(ComponentKind.class);
        for (Measure measure : measures) {
            if (measure.value() != null) {
                values.put(measure.kind(), measure.value());
            }
        }
        return values;
    }
}
