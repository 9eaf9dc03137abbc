/** The service against real servers. */
@NullMarked
package io.dealerflow.gex.it;

import org.jspecify.annotations.NullMarked;
