/** A record of every attempt to change something. */
@NullMarked
package io.dealerflow.kit.security.audit;

import org.jspecify.annotations.NullMarked;
