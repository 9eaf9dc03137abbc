/** A market that does not exist, from a seed: its spot, smiles, open interest and quotes are known functions. Pure. */
@NullMarked
package io.dealerflow.ingest.simulator;

import org.jspecify.annotations.NullMarked;
