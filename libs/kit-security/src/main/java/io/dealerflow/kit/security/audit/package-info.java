/** A record of every request that may change something. */
@NullMarked
package io.dealerflow.kit.security.audit;

import org.jspecify.annotations.NullMarked;
