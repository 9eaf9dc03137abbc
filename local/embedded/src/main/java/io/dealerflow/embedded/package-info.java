/** PostgreSQL, Kafka and Redis as child processes that end with their owner; needs neither Docker nor an installed server. */
@NullMarked
package io.dealerflow.embedded;

import org.jspecify.annotations.NullMarked;
