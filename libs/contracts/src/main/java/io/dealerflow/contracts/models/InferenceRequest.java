package io.dealerflow.contracts.models;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;

/**
 * Inputs for a model. The event id identifies the request: a repeat of it is answered with the same event.
 *
 * @param source who asks: a service
 * @param asOf   when it was asked
 * @param inputs 1 to {@link #MAX_INPUTS}
 */
@RequiredUnlessNullable
public record InferenceRequest(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        ModelName model,
        List<ModelInput> inputs)
        implements Event {
    public static final int VERSION = 1;
    /** The most inputs of a request. */
    public static final int MAX_INPUTS = 64;

    public InferenceRequest {
        text(eventId, "event_id");
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || inputs.size() > MAX_INPUTS) {
            throw new IllegalArgumentException("inputs must be 1 to " + MAX_INPUTS + ", were " + inputs.size());
        }
    }

    @Override
    public String subject() {
        return eventId;
    }

    @Override
    public String type() {
        return "io.dealerflow.inference-request.v1";
    }
}
