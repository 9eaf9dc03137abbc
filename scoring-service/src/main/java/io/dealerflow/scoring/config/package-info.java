/** What an operator can set. */
@NullMarked
package io.dealerflow.scoring.config;

import org.jspecify.annotations.NullMarked;
