/** Reading text files of any source: compression, lines, CSV rows, numbers, limits, and refusals that name a place. */
@NullMarked
package io.dealerflow.ingest.format;

import org.jspecify.annotations.NullMarked;
