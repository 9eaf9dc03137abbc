/** Ingestion of a file: landed, read, recorded, published, in this order. */
@NullMarked
package io.dealerflow.ingest.intake;

import org.jspecify.annotations.NullMarked;
