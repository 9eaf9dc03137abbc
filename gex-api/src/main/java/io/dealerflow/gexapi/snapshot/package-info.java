/** Which snapshot answers a question, and how another convention is priced. */
@NullMarked
package io.dealerflow.gexapi.snapshot;

import org.jspecify.annotations.NullMarked;
