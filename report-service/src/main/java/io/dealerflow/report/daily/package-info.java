/** The daily report: what a New York date's data says, as Markdown. */
@NullMarked
package io.dealerflow.report.daily;

import org.jspecify.annotations.NullMarked;
