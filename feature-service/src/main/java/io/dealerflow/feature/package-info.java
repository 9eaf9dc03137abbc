/** feature-service: what the raw observations say about dealer positioning. */
@NullMarked
package io.dealerflow.feature;

import org.jspecify.annotations.NullMarked;
