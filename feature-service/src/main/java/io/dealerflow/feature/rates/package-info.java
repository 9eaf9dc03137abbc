/** Interest rates as of an instant, from ingested series. */
@NullMarked
package io.dealerflow.feature.rates;

import org.jspecify.annotations.NullMarked;
