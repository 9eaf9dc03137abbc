/** Observations as ingested. */
@NullMarked
package io.dealerflow.contracts.raw;

import org.jspecify.annotations.NullMarked;
