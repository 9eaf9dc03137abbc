/** A narrative by a language model, and the proof that it says nothing but what the data says. */
@NullMarked
package io.dealerflow.report.narrative;

import org.jspecify.annotations.NullMarked;
