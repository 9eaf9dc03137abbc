/** Token buckets, shared through Redis. */
@NullMarked
package io.dealerflow.kit.security.rate;

import org.jspecify.annotations.NullMarked;
