/** Portfolios: what accounts hold, and what they gained and lost. */
@NullMarked
package io.dealerflow.contracts.portfolio;

import org.jspecify.annotations.NullMarked;
