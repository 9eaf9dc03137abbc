/** The alert feed: what was raised, in an order that a reader can resume from. */
@NullMarked
package io.dealerflow.gex.alerts;

import org.jspecify.annotations.NullMarked;
