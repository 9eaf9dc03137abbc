/** Trades and fills of accounts. */
@NullMarked
package io.dealerflow.ingest.source.trades;

import org.jspecify.annotations.NullMarked;
