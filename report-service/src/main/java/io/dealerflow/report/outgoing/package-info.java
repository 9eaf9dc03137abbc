/** What is sent elsewhere: facts to a language model. */
@NullMarked
package io.dealerflow.report.outgoing;

import org.jspecify.annotations.NullMarked;
