/** From observed option chains to the positioning snapshot of an underlying; pure. */
@NullMarked
package io.dealerflow.positioning;

import org.jspecify.annotations.NullMarked;
