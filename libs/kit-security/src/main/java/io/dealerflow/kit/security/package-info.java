/** Who may use a public door, how often, and what was changed by whom: API keys, rate limits, audit log. */
@NullMarked
package io.dealerflow.kit.security;

import org.jspecify.annotations.NullMarked;
