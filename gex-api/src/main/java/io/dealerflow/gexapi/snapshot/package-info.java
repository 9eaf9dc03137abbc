/** Snapshots for queries, and pricing under another convention. */
@NullMarked
package io.dealerflow.gexapi.snapshot;

import org.jspecify.annotations.NullMarked;
