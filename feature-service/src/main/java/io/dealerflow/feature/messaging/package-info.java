/** The topology {@code raw.option-chains -> features.gex} and its state. */
@NullMarked
package io.dealerflow.feature.messaging;

import org.jspecify.annotations.NullMarked;
