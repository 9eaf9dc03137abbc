/** Consumers of the topics. */
@NullMarked
package io.dealerflow.gex.messaging;

import org.jspecify.annotations.NullMarked;
