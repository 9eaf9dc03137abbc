/** How far a model's recent inputs and outputs are from its reference. */
@NullMarked
package io.dealerflow.worker.drift;

import org.jspecify.annotations.NullMarked;
