/** Which assets a news item is about. */
@NullMarked
package io.dealerflow.worker.news;

import org.jspecify.annotations.NullMarked;
