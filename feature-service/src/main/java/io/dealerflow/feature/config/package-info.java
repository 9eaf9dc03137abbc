/** What an operator can set. */
@NullMarked
package io.dealerflow.feature.config;

import org.jspecify.annotations.NullMarked;
