/** Broker clients and topics. */
@NullMarked
package io.dealerflow.kit.messaging;

import org.jspecify.annotations.NullMarked;
