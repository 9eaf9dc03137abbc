/** A simulated market, determined by a seed: spot, smiles, open interest and quotes. Pure. */
@NullMarked
package io.dealerflow.ingest.simulator;

import org.jspecify.annotations.NullMarked;
