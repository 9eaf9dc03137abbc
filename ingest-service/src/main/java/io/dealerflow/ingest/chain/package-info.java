/** Recorded option chains, from the bytes of a file to one observation: pure, without clock, network or store. */
@NullMarked
package io.dealerflow.ingest.chain;

import org.jspecify.annotations.NullMarked;
