/** Outgoing HTTP, to addresses that are checked. */
@NullMarked
package io.dealerflow.kit.http.egress;

import org.jspecify.annotations.NullMarked;
