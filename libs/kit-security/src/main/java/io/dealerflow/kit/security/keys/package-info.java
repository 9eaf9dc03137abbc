/** API keys and their holders. */
@NullMarked
package io.dealerflow.kit.security.keys;

import org.jspecify.annotations.NullMarked;
