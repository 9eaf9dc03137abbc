package io.dealerflow.gexapi.models;

import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The signals of models. */
public interface SignalStore {
    /** Stores the new ones, and adds them to the log of all events. */
    Uni<Void> add(List<Received<ModelSignal>> signals);

    Uni<SignalPage> find(SignalQuery query);

    /** The newest signal of each model on each asset, by asset and model. */
    Uni<List<SignalSummary>> latest();
}
