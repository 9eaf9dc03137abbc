/** Option chains in Cboe's two formats, from the bytes of a file to one observation: pure, without clock, network or store. */
@NullMarked
package io.dealerflow.ingest.source.cboe;

import org.jspecify.annotations.NullMarked;
