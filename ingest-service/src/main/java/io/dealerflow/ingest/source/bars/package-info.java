/** Bars of any source: open, high, low, close and volume. */
@NullMarked
package io.dealerflow.ingest.source.bars;

import org.jspecify.annotations.NullMarked;
