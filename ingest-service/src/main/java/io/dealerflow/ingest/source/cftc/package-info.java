/** The CFTC's Commitments of Traders. */
@NullMarked
package io.dealerflow.ingest.source.cftc;

import org.jspecify.annotations.NullMarked;
