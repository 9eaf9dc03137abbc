/** Consumers, what they publish, and the job that looks for new versions. */
@NullMarked
package io.dealerflow.worker.messaging;

import org.jspecify.annotations.NullMarked;
