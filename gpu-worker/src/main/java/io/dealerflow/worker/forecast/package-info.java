/** Interval of the next hourly close. */
@NullMarked
package io.dealerflow.worker.forecast;

import org.jspecify.annotations.NullMarked;
