/** What is known about the quality of received data. */
@NullMarked
package io.dealerflow.contracts.quality;

import org.jspecify.annotations.NullMarked;
