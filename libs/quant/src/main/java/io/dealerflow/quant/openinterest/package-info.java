/** Change of open interest between two books of one underlying. */
@NullMarked
package io.dealerflow.quant.openinterest;

import org.jspecify.annotations.NullMarked;
