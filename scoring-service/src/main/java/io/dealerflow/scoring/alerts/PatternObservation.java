package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.models.ModelSignal;
import java.util.Map;

/**
 * What the model of chart patterns says of the newest picture of an asset's chart.
 *
 * @param asset that the picture is of
 */
public record PatternObservation(ModelSignal signal, String asset) implements Observation {
    @Override
    public Occasion occasion() {
        return new Occasion(asset, signal.asOf(), signal.ingestTs(), signal.eventId());
    }

    @Override
    public Subject subject() {
        return new Subject(asset, Map.of());
    }
}
