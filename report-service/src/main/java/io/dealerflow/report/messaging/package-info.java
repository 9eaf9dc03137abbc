/** What comes from Kafka and goes to it: consumers, and the job that renders and publishes. */
@NullMarked
package io.dealerflow.report.messaging;

import org.jspecify.annotations.NullMarked;
