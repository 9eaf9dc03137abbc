/** Reading text files of any source: compression, lines, CSV rows, numbers, limits, and refusals with their location. */
@NullMarked
package io.dealerflow.ingest.format;

import org.jspecify.annotations.NullMarked;
