/** Sentiment of business news. */
@NullMarked
package io.dealerflow.worker.sentiment;

import org.jspecify.annotations.NullMarked;
