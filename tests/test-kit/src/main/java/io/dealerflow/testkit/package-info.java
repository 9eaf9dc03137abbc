/** What tests of the services share: real servers, recorded data, and a look into Kafka from outside. */
@NullMarked
package io.dealerflow.testkit;

import org.jspecify.annotations.NullMarked;
