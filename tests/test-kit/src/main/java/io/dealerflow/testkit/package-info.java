/** Shared by the services' tests: real servers, recorded data, and a Kafka client. */
@NullMarked
package io.dealerflow.testkit;

import org.jspecify.annotations.NullMarked;
