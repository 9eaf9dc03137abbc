/** The daily report on a New York date, as Markdown. */
@NullMarked
package io.dealerflow.report.daily;

import org.jspecify.annotations.NullMarked;
