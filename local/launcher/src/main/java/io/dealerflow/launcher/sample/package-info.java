/** {@code dealerflow sample}: invented input. */
@NullMarked
package io.dealerflow.launcher.sample;

import org.jspecify.annotations.NullMarked;
