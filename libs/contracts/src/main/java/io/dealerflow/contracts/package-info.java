/** The vocabulary of the system: event records, topic names, headers and their one JSON and CBOR form. */
@NullMarked
package io.dealerflow.contracts;

import org.jspecify.annotations.NullMarked;
