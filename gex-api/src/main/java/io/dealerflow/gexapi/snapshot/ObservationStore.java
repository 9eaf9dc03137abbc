package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.NoSuchElementException;

/** Store of all observed option chains. */
public interface ObservationStore {
    /** Stores the chain as received; a repeat changes nothing. */
    Uni<Void> add(Received<OptionChain> chain);

    /** The chain of that event; fails with {@link NoSuchElementException} when it has not arrived. */
    Uni<OptionChain> find(String symbol, String eventId);
}
