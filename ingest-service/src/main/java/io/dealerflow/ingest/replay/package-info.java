/** Publishing landed data again, in the order of event time. */
@NullMarked
package io.dealerflow.ingest.replay;

import org.jspecify.annotations.NullMarked;
