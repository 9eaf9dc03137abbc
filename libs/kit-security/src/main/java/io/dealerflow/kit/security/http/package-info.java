/** Filters of every request: authentication, rate limit, audit, and their problems. */
@NullMarked
package io.dealerflow.kit.security.http;

import org.jspecify.annotations.NullMarked;
