/** Stored reports. */
@NullMarked
package io.dealerflow.gexapi.reports;

import org.jspecify.annotations.NullMarked;
