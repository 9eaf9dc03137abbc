/** The alert feed: alerts in an order from which a reader can resume. */
@NullMarked
package io.dealerflow.gexapi.alerts;

import org.jspecify.annotations.NullMarked;
