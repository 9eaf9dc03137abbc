/** {@code dealerflow analyze}. */
@NullMarked
package io.dealerflow.launcher.analyze;

import org.jspecify.annotations.NullMarked;
