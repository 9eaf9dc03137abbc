/** Alert rules of users: what they say of an observation. Pure. */
@NullMarked
package io.dealerflow.scoring.rules;

import org.jspecify.annotations.NullMarked;
