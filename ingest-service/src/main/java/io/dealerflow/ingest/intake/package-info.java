/** The way of a file into the system: landed, read, recorded, published, in this order and never skipping a step. */
@NullMarked
package io.dealerflow.ingest.intake;

import org.jspecify.annotations.NullMarked;
