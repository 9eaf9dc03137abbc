/** Alert rules of one asset, pure: a state machine per rule that re-arms and cools down in event time. */
@NullMarked
package io.dealerflow.scoring.alerts;

import org.jspecify.annotations.NullMarked;
