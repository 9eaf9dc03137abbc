/** {@code dealerflow backtest}. */
@NullMarked
package io.dealerflow.launcher.backtest;

import org.jspecify.annotations.NullMarked;
