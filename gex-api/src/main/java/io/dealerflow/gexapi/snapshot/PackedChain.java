package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.raw.OptionChain;

/** A chain as it is stored. Unpacking a large one takes tens of milliseconds: not a job for an event loop. */
@FunctionalInterface
public interface PackedChain {
    OptionChain unpack();
}
