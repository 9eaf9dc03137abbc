/** The phrase table: sentences as data, each with the rule that selects it. */
@NullMarked
package io.dealerflow.report.phrase;

import org.jspecify.annotations.NullMarked;
