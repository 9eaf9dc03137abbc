/** The vocabulary of the system: the catalogue of topics; event records lie below, by stage. */
@NullMarked
package io.dealerflow.contracts;

import org.jspecify.annotations.NullMarked;
