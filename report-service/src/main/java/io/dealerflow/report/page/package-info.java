/** The report as a page: HTML that needs nothing else, with charts. */
@NullMarked
package io.dealerflow.report.page;

import org.jspecify.annotations.NullMarked;
