/** Broker clients and topics. */
@NullMarked
package io.dealerflow.kit.kafka;

import org.jspecify.annotations.NullMarked;
