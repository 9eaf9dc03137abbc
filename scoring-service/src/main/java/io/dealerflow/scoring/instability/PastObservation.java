package io.dealerflow.scoring.instability;

import static java.util.stream.Collectors.joining;

import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.scoring.history.History;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history entry of one scored event.
 *
 * @param eventIds features scored for this instant, the one that counts last
 * @param measures by component; absent where it abstained
 * @param basis    what the index was made of, {@link #basis}: two indices of different basis differ for that reason alone
 * @param index    null when every component abstained
 * @param regime   null when there is no index
 */
public record PastObservation(
        Instant asOf,
        List<String> eventIds,
        Map<ComponentKind, Measured> measures,
        String basis,
        @Nullable Double index,
        @Nullable Regime regime)
        implements History.Entry<PastObservation> {
    public PastObservation {
        eventIds = List.copyOf(eventIds);
        measures = Map.copyOf(measures);
    }

    @Override
    public PastObservation withEventIds(List<String> ids) {
        return new PastObservation(asOf, ids, measures, basis, index, regime);
    }

    /** Measure and scale of each component that does not abstain. */
    public static String basis(List<Component> components) {
        return components.stream()
                .filter(component -> component.value() != null)
                .map(component -> component.measure() + " " + component.method())
                .collect(joining(", "));
    }
}
