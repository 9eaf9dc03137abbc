/** Dealer exposure of a book: totals, by strike, by expiry and its buckets, walls, max pain. */
@NullMarked
package io.dealerflow.quant.exposure;

import org.jspecify.annotations.NullMarked;
