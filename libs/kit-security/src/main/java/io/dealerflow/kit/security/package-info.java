/** API keys, rate limits and the audit log of the public APIs. */
@NullMarked
package io.dealerflow.kit.security;

import org.jspecify.annotations.NullMarked;
