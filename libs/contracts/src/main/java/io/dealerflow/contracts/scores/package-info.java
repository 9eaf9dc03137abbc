/** Scores, and the alerts raised on them. */
@NullMarked
package io.dealerflow.contracts.scores;

import org.jspecify.annotations.NullMarked;
