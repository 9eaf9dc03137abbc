/** Ingest-service: takes market data in, and how its parts are put together. */
@NullMarked
package io.dealerflow.ingest;

import org.jspecify.annotations.NullMarked;
