/** Common to all events: identity, headers, and the JSON and CBOR format. */
@NullMarked
package io.dealerflow.contracts.event;

import org.jspecify.annotations.NullMarked;
