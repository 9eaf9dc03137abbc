/** Exposure of a chain sent by the caller, and of a stored book at another spot. */
@NullMarked
package io.dealerflow.gexapi.calculate;

import org.jspecify.annotations.NullMarked;
