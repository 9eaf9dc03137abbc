/** Rules of each kind of data, evaluated on the events of a file: pure. */
@NullMarked
package io.dealerflow.ingest.quality;

import org.jspecify.annotations.NullMarked;
