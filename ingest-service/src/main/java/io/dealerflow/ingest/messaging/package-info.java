/** What ingest-service publishes. */
@NullMarked
package io.dealerflow.ingest.messaging;

import org.jspecify.annotations.NullMarked;
