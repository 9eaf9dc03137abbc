/** What every event has: identity, headers, and the one JSON and CBOR form. */
@NullMarked
package io.dealerflow.contracts.event;

import org.jspecify.annotations.NullMarked;
