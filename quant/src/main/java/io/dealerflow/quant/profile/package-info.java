/** Gamma exposure as a function of spot: profile, flips, regime. */
@NullMarked
package io.dealerflow.quant.profile;

import org.jspecify.annotations.NullMarked;
