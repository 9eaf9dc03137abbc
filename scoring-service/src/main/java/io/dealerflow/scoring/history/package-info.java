/** What has been seen of an asset, in order of event time, pure. */
@NullMarked
package io.dealerflow.scoring.history;

import org.jspecify.annotations.NullMarked;
