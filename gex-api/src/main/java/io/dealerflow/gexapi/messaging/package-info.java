/** Consumers of the topics. */
@NullMarked
package io.dealerflow.gexapi.messaging;

import org.jspecify.annotations.NullMarked;
