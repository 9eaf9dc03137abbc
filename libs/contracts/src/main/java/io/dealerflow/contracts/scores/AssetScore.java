package io.dealerflow.contracts.scores;

import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.event.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Instability of one asset's market, with all inputs of the figure.
 *
 * @param source           the service that computed it
 * @param index            instability 0–100, null when every component abstained
 * @param regime           null when there is no index
 * @param previousRegime   regime of the observation before, null for the first
 * @param pressureRule     the rule that decided the pressure, in words
 * @param components       all components, those that abstained included
 * @param featureEventId   event id of the snapshot that was scored
 */
@RequiredUnlessNullable
public record AssetScore(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String symbol,
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

    /**
     * One component of the index.
     *
     * @param name    one of {@link #COMPONENTS}
     * @param value   0–1, null when it abstains
     * @param weight  share in this index, after renormalisation; 0 when it abstains
     * @param method  null when it abstains
     * @param reason  why it abstains, null when it does not
     * @param inputs  its input figures, by name
     * @param asOf    time of its inputs, null when it abstains
     */
    public record Component(
            String name,
            @Unit(Unit.SHARE) @Nullable Double value,
            @Unit(Unit.SHARE) double weight,
            @Nullable ScaleMethod method,
            @Nullable String reason,
            Map<String, Double> inputs,
            @Nullable Instant asOf) {
        public Component {
            inputs = sorted(inputs);
        }
    }
}
