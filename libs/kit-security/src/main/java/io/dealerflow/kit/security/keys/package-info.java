/** API keys: what they are, and who holds a valid one. */
@NullMarked
package io.dealerflow.kit.security.keys;

import org.jspecify.annotations.NullMarked;
