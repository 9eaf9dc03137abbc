/** Gamma exposure as a function of spot: profile, flips, regime, and the remaining book as expiries roll off. */
@NullMarked
package io.dealerflow.quant.profile;

import org.jspecify.annotations.NullMarked;
