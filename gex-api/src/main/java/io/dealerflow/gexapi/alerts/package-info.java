/** The alert feed: what was raised, in an order that a reader can resume from. */
@NullMarked
package io.dealerflow.gexapi.alerts;

import org.jspecify.annotations.NullMarked;
