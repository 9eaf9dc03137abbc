/** Alert rules of users, and the figures that they compare. */
@NullMarked
package io.dealerflow.contracts.rules;

import org.jspecify.annotations.NullMarked;
