/** Deterministic formatting: figures and Markdown. */
@NullMarked
package io.dealerflow.report.text;

import org.jspecify.annotations.NullMarked;
