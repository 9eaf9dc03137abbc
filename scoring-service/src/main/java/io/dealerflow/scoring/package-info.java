/** scoring-service: instability scores and alerts. */
@NullMarked
package io.dealerflow.scoring;

import org.jspecify.annotations.NullMarked;
