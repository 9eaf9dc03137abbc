/** The book of one underlying and how its contracts are read: conventions, forwards, volatilities, drop reasons. */
@NullMarked
package io.dealerflow.quant.chain;

import org.jspecify.annotations.NullMarked;
