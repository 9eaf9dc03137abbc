/** Snapshots and features in PostgreSQL. */
@NullMarked
package io.dealerflow.feature.store;

import org.jspecify.annotations.NullMarked;
