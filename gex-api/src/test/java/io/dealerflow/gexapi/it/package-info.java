/** The service against real servers. */
@NullMarked
package io.dealerflow.gexapi.it;

import org.jspecify.annotations.NullMarked;
