/** feature-service: dealer positioning from raw observations. */
@NullMarked
package io.dealerflow.feature;

import org.jspecify.annotations.NullMarked;
