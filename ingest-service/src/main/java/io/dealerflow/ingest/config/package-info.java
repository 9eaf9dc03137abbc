/** Settings of ingest-service. */
@NullMarked
package io.dealerflow.ingest.config;

import org.jspecify.annotations.NullMarked;
