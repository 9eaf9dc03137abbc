/** {@code dealerflow recompute}. */
@NullMarked
package io.dealerflow.launcher.recompute;

import org.jspecify.annotations.NullMarked;
