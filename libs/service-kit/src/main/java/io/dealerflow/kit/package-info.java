/** What every service needs once. */
@NullMarked
package io.dealerflow.kit;

import org.jspecify.annotations.NullMarked;
