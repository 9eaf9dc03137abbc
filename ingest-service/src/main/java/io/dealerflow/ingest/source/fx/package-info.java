/** Exchange rates: the ECB's reference rates, and Alpha Vantage. */
@NullMarked
package io.dealerflow.ingest.source.fx;

import org.jspecify.annotations.NullMarked;
