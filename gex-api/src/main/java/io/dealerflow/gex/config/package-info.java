/** Settings of the service, typed and documented. */
@NullMarked
package io.dealerflow.gex.config;

import org.jspecify.annotations.NullMarked;
