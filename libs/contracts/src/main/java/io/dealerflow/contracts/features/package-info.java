/** Events computed from observations. */
@NullMarked
package io.dealerflow.contracts.features;

import org.jspecify.annotations.NullMarked;
