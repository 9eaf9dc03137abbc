/** Consumers, and the job that renders and publishes. */
@NullMarked
package io.dealerflow.report.messaging;

import org.jspecify.annotations.NullMarked;
