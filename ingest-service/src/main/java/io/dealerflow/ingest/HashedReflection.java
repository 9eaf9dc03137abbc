package io.dealerflow.ingest;

import io.dealerflow.ingest.source.cboe.ChainObservation;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is written besides events to be hashed for an event's id, for native images. */
@RegisterForReflection(targets = ChainObservation.class)
final class HashedReflection {
    private HashedReflection() {}
}
