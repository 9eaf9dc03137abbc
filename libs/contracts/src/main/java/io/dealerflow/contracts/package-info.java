/** The catalogue of topics; the event records are in sub-packages by stage. */
@NullMarked
package io.dealerflow.contracts;

import org.jspecify.annotations.NullMarked;
