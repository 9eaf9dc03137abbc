/** Volatility state of an asset. */
@NullMarked
package io.dealerflow.worker.regime;

import org.jspecify.annotations.NullMarked;
