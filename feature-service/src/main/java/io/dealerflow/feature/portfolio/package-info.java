/** Portfolios of accounts: positions and profits from fills and closes (docs/portfolio.md). */
@NullMarked
package io.dealerflow.feature.portfolio;

import org.jspecify.annotations.NullMarked;
