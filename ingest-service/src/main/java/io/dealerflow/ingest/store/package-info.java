/** The object store and the database of ingest-service. */
@NullMarked
package io.dealerflow.ingest.store;

import org.jspecify.annotations.NullMarked;
