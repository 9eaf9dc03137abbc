/** Quality and freshness of the data that sources deliver: pure. */
@NullMarked
package io.dealerflow.scoring.feed;

import org.jspecify.annotations.NullMarked;
