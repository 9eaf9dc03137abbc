/** Sources that are asked for data: what is asked next, when, and what becomes of the answer. */
@NullMarked
package io.dealerflow.ingest.pull;

import org.jspecify.annotations.NullMarked;
