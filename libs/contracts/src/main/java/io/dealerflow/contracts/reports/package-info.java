/** Published reports. */
@NullMarked
package io.dealerflow.contracts.reports;

import org.jspecify.annotations.NullMarked;
