package io.dealerflow.gexapi.snapshot;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Every option chain that was observed. */
public interface ObservationStore {
    /** The chain of that event, packed; empty when it has not arrived. */
    Uni<Optional<PackedChain>> find(String symbol, String eventId);
}
