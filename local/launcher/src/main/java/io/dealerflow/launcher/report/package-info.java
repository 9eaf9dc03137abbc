/** {@code dealerflow report}. */
@NullMarked
package io.dealerflow.launcher.report;

import org.jspecify.annotations.NullMarked;
