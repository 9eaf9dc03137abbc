/** How often larger-than-usual moves followed alerts and regimes: docs/backtest.md. */
@NullMarked
package io.dealerflow.gexapi.backtest;

import org.jspecify.annotations.NullMarked;
