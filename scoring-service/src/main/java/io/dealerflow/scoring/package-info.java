/** scoring-service: how fragile each market is, and what a trader should know now. */
@NullMarked
package io.dealerflow.scoring;

import org.jspecify.annotations.NullMarked;
