/** {@code dealerflow replay}. */
@NullMarked
package io.dealerflow.launcher.replay;

import org.jspecify.annotations.NullMarked;
