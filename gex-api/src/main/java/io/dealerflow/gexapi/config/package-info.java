/** Settings of the service, typed and documented. */
@NullMarked
package io.dealerflow.gexapi.config;

import org.jspecify.annotations.NullMarked;
