/** Stored series in PostgreSQL. */
@NullMarked
package io.dealerflow.worker.store;

import org.jspecify.annotations.NullMarked;
