/** Meters of the inference. */
@NullMarked
package io.dealerflow.worker.metrics;

import org.jspecify.annotations.NullMarked;
