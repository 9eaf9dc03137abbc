/** Settlements of futures in CSV: Cboe's files of one contract each, and tables of VX by month; curves of any source. */
@NullMarked
package io.dealerflow.ingest.source.futures;

import org.jspecify.annotations.NullMarked;
