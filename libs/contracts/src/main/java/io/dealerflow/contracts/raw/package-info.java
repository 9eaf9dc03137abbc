/** Observations as they were taken in. */
@NullMarked
package io.dealerflow.contracts.raw;

import org.jspecify.annotations.NullMarked;
