/** Settings of feature-service. */
@NullMarked
package io.dealerflow.feature.config;

import org.jspecify.annotations.NullMarked;
