/** The same rules of delivery inside Kafka Streams topologies. */
@NullMarked
package io.dealerflow.kit.streams;

import org.jspecify.annotations.NullMarked;
