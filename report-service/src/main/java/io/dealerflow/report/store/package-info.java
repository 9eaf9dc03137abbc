/** PostgreSQL behind the ports of the daily report. */
@NullMarked
package io.dealerflow.report.store;

import org.jspecify.annotations.NullMarked;
