/** Inputs collected into micro-batches, one queue and its own threads for each version of a model. */
@NullMarked
package io.dealerflow.worker.batch;

import org.jspecify.annotations.NullMarked;
