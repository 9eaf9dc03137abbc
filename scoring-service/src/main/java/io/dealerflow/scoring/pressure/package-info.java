/** Direction in which those who must trade move a price, pure. */
@NullMarked
package io.dealerflow.scoring.pressure;

import org.jspecify.annotations.NullMarked;
