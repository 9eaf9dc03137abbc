/** The newest event of each subject: from the cache, or from the archive when the cache cannot say. */
@NullMarked
package io.dealerflow.gexapi.latest;

import org.jspecify.annotations.NullMarked;
