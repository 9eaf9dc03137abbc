/** Settings of scoring-service. */
@NullMarked
package io.dealerflow.scoring.config;

import org.jspecify.annotations.NullMarked;
