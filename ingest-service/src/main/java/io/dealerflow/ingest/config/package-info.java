/** Settings of ingest-service, and how its parts are put together. */
@NullMarked
package io.dealerflow.ingest.config;

import org.jspecify.annotations.NullMarked;
