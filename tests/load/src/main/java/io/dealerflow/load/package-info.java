/** Load on a running gex-api, measured beside a bare endpoint that serves the same bytes from memory in the same run. */
@NullMarked
package io.dealerflow.load;

import org.jspecify.annotations.NullMarked;
