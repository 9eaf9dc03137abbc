/** The newest event of each subject, from the cache or else from the archive. */
@NullMarked
package io.dealerflow.gexapi.latest;

import org.jspecify.annotations.NullMarked;
