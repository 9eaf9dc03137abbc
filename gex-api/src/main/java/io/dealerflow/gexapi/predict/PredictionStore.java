package io.dealerflow.gexapi.predict;

import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Requests to models, and their results. */
public interface PredictionStore {
    /** A request that is about to be published. */
    Uni<Void> asked(String id);

    /** A request that could not be published. */
    Uni<Void> forget(String id);

    Uni<Optional<Question>> find(String id);

    /** Stores the first result of each request, and adds it to the log of all events. */
    Uni<Void> add(List<Received<InferenceResult>> results);
}
