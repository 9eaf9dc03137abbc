package io.dealerflow.contracts.scores;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.event.Unit;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Instability of one asset's market, with all inputs of the figure.
 *
 * @param source           the service that computed it
 * @param assetClass       null in scores older than this field
 * @param index            instability 0–100, null when every component abstained
 * @param regime           null when there is no index
 * @param previousRegime   regime of the observation before, null for the first
 * @param pressureRule     the rule that decided the pressure, in words
 * @param components       all components, those that abstained included
 * @param featureEventId   event id of the features that were scored; in older scores of the snapshot
 */
@RequiredUnlessNullable
public record AssetScore(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String symbol,
        @Nullable AssetClass assetClass,
        @Unit(Unit.POINTS) @Nullable Double index,
        @Nullable Regime regime,
        @Nullable Regime previousRegime,
        PressureDirection pressure,
        String pressureRule,
        List<Component> components,
        String featureEventId)
        implements Event {
    public static final int VERSION = 1;
    /** Names of the components, in their order. */
    public static final List<String> COMPONENTS =
            List.of("flow", "vol", "positioning", "carry_term", "credit", "contagion", "narrative");

    public AssetScore {
        text(eventId, "event_id");
        text(symbol, "symbol");
        if (index != null && !(index >= 0 && index <= 100)) {
            throw new IllegalArgumentException("index must be within 0 and 100, was " + index);
        }
        components = List.copyOf(components);
    }

    @Override
    public String subject() {
        return symbol;
    }

    @Override
    public String type() {
        return "io.dealerflow.asset-score.v1";
    }

    /** Whether the event with this id is among the newest observations behind a component, or is what was scored. */
    public boolean restsOn(String observationId) {
        return featureEventId.equals(observationId)
                || components.stream()
                        .map(Component::features)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .anyMatch(input -> input.observations().newest().contains(observationId));
    }

    /**
     * One component of the index.
     *
     * @param name     one of {@link #COMPONENTS}
     * @param value    0–1, null when it abstains
     * @param weight   share in this index, after renormalisation; 0 when it abstains
     * @param method   null when it abstains
     * @param reason   why it abstains, null when it does not
     * @param inputs   its input figures, by name
     * @param asOf     time of its inputs, null when it abstains
     * @param measure  what was scaled, for example {@code atm_vol_30d}; null when it abstains, and in scores older than this field
     * @param features the features that were read, also those that are too old; null in scores older than this field
     */
    public record Component(
            String name,
            @Unit(Unit.SHARE) @Nullable Double value,
            @Unit(Unit.SHARE) double weight,
            @Nullable ScaleMethod method,
            @Nullable String reason,
            Map<String, Double> inputs,
            @Nullable Instant asOf,
            @Nullable String measure,
            @Nullable List<Input> features) {
        public Component {
            inputs = sorted(inputs);
            features = features == null ? null : List.copyOf(features);
        }
    }

    /**
     * A feature that a component read.
     *
     * @param asOf         when the newest of its observations became known
     * @param ageSeconds   from then to the score's {@code asOf}
     * @param observations those behind it
     */
    public record Input(
            String name, double value, String unit, Instant asOf, long ageSeconds, AssetFeatures.Inputs observations) {}
}
