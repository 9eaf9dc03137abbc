/** Size of the next hourly move. */
@NullMarked
package io.dealerflow.worker.ensemble;

import org.jspecify.annotations.NullMarked;
