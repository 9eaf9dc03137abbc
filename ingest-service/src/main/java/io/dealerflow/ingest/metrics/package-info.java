/** Meters of ingest-service. */
@NullMarked
package io.dealerflow.ingest.metrics;

import org.jspecify.annotations.NullMarked;
