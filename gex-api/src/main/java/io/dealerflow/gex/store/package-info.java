/** PostgreSQL and Redis. */
@NullMarked
package io.dealerflow.gex.store;

import org.jspecify.annotations.NullMarked;
