package io.dealerflow.contracts.models;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;

/**
 * The answer to an {@link InferenceRequest}, on a topic that may hold it more than once.
 *
 * @param asOf         as of the request
 * @param requestId    event id of the request
 * @param modelVersion all results are of this one version
 * @param results      one for each input, in the same order
 */
@RequiredUnlessNullable
public record InferenceResult(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String requestId,
        ModelName model,
        String modelVersion,
        List<ModelOutput> results)
        implements Event {
    public static final int VERSION = 1;

    public InferenceResult {
        text(eventId, "event_id");
        text(requestId, "request_id");
        results = List.copyOf(results);
    }

    @Override
    public String subject() {
        return requestId;
    }

    @Override
    public String type() {
        return "io.dealerflow.inference-result.v1";
    }
}
