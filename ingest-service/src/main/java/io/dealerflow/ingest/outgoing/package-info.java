/** Lineage events to a receiver outside. */
@NullMarked
package io.dealerflow.ingest.outgoing;

import org.jspecify.annotations.NullMarked;
