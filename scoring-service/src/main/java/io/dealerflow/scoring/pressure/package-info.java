/** Which way dealer hedging pushes the market, pure. */
@NullMarked
package io.dealerflow.scoring.pressure;

import org.jspecify.annotations.NullMarked;
