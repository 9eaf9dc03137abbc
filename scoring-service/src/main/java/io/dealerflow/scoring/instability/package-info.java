/** The instability index of one asset, pure: measures of its features, their history, components, regime. */
@NullMarked
package io.dealerflow.scoring.instability;

import org.jspecify.annotations.NullMarked;
