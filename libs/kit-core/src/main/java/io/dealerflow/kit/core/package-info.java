/** What every service needs once. */
@NullMarked
package io.dealerflow.kit.core;

import org.jspecify.annotations.NullMarked;
