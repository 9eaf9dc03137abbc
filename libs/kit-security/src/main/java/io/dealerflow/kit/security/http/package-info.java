/** What every request passes: authentication, rate limit, audit, and the problems they answer with. */
@NullMarked
package io.dealerflow.kit.security.http;

import org.jspecify.annotations.NullMarked;
