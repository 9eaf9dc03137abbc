/** Bodies of HTTP answers that are not events. */
@NullMarked
package io.dealerflow.contracts.api;

import org.jspecify.annotations.NullMarked;
