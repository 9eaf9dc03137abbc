/** What dealers must trade after a move. */
@NullMarked
package io.dealerflow.quant.hedging;

import org.jspecify.annotations.NullMarked;
