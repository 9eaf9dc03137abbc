/** Publishing to raw topics, and the consumers of the raw tables. */
@NullMarked
package io.dealerflow.ingest.messaging;

import org.jspecify.annotations.NullMarked;
