/** Runs of work: when they are due, and lineage events of them. */
@NullMarked
package io.dealerflow.kit.runs;

import org.jspecify.annotations.NullMarked;
