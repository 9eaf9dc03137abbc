/** PostgreSQL, Kafka and Redis as child processes that end with their owner; without Docker or installed servers. */
@NullMarked
package io.dealerflow.embedded;

import org.jspecify.annotations.NullMarked;
