/** PostgreSQL and Redis. */
@NullMarked
package io.dealerflow.gexapi.store;

import org.jspecify.annotations.NullMarked;
