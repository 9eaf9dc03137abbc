/** Reading, publishing and consuming events, and what becomes of those that cannot be processed. */
@NullMarked
package io.dealerflow.kit.events;

import org.jspecify.annotations.NullMarked;
