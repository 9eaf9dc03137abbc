package io.dealerflow.gexapi.predict;

import io.dealerflow.contracts.models.InferenceRequest;
import io.smallrye.mutiny.Uni;

/** Where requests are published. */
public interface RequestSink {
    /** As a step of the trace that is current when it is called. Fails with {@link io.dealerflow.kit.core.UnavailableException} when the broker does not acknowledge it. */
    Uni<Void> publish(InferenceRequest request);
}
