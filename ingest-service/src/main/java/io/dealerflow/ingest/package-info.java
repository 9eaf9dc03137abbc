/** ingest-service: accepts market data; the CDI beans. */
@NullMarked
package io.dealerflow.ingest;

import org.jspecify.annotations.NullMarked;
