/** Direction of the dealers' hedging pressure, pure. */
@NullMarked
package io.dealerflow.scoring.pressure;

import org.jspecify.annotations.NullMarked;
