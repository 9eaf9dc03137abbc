/** API keys in PostgreSQL. */
@NullMarked
package io.dealerflow.kit.security.store;

import org.jspecify.annotations.NullMarked;
