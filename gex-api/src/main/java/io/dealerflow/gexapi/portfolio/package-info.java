/** Portfolios of accounts. */
@NullMarked
package io.dealerflow.gexapi.portfolio;

import org.jspecify.annotations.NullMarked;
