package io.dealerflow.contracts.models;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;

/**
 * One evaluation of how far a model's recent inputs and outputs are from its reference; recipe in the model's card. On a topic that may hold it
 * more than once.
 *
 * @param source the service that measured it
 * @param asOf   event time of the newest item in the window
 * @param items  in the window
 * @param alarm  whether the measure is over its threshold in enough of the last evaluations
 */
@RequiredUnlessNullable
public record ModelDrift(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        ModelName model,
        String modelVersion,
        long items,
        List<Measure> measures,
        boolean alarm)
        implements Event {
    public static final int VERSION = 1;

    public ModelDrift {
        text(eventId, "event_id");
        measures = List.copyOf(measures);
    }

    @Override
    public String subject() {
        return model.wireName();
    }

    @Override
    public String type() {
        return "io.dealerflow.model-drift.v1";
    }

    /** Of which side of the model a measure is. */
    public enum Side {
        INPUT,
        OUTPUT
    }

    /**
     * @param name      of the feature, or of the output
     * @param psi       population stability index against the reference, {@code >= 0}
     * @param threshold of the index, from the model's own quiet past
     */
    public record Measure(String name, Side side, double psi, double threshold) {}
}
