/** The HTTP API of ingest-service. */
@NullMarked
package io.dealerflow.ingest.rest;

import org.jspecify.annotations.NullMarked;
