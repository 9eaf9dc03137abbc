package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.models.ModelDrift;
import java.util.Map;

/** The newest evaluation of a model's drift. */
public record DriftObservation(ModelDrift drift) implements Observation {
    @Override
    public Occasion occasion() {
        return new Occasion(drift.subject(), drift.asOf(), drift.ingestTs(), drift.eventId());
    }

    @Override
    public Subject subject() {
        return new Subject(drift.subject(), Map.of());
    }
}
