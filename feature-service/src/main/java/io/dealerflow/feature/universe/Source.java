package io.dealerflow.feature.universe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What feeds a role of an asset.
 *
 * @param over an exchange rate by which that of {@code feed}, also an exchange rate, is divided: USDJPY is EURJPY over EURUSD; null for none
 */
public record Source(Feed feed, Feed.@Nullable Fx over) {
    public Source(Feed feed) {
        this(feed, null);
    }

    /** One or two. */
    List<Feed> feeds() {
        return over == null ? List.of(feed) : List.of(feed, over);
    }
}
