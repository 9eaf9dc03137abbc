/** {@code dealerflow train}. */
@NullMarked
package io.dealerflow.launcher.train;

import org.jspecify.annotations.NullMarked;
