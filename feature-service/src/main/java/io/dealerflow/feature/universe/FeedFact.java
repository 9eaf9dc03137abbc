package io.dealerflow.feature.universe;

import io.dealerflow.feature.asset.Fact;
import java.time.Instant;

/**
 * A fact and where it comes from.
 *
 * @param feed     id of its {@link Feed}
 * @param ingestTs when its event entered the system
 */
public record FeedFact(String feed, Instant ingestTs, Fact fact) {
    /** Whether facts of the feed add to each other within a date and instant, as parts of a curve and items of news do, and do not replace each other. */
    public boolean isPart() {
        return fact instanceof Fact.Curve || isNews();
    }

    /** Whether it is the score of an item of news. */
    public boolean isNews() {
        return Feed.Sentiment.isIdOf(feed);
    }

    /**
     * Whether it replaces another of its feed, date and instant: the later received does; of books, which are computed here, the later
     * published.
     */
    public boolean replaces(FeedFact other) {
        return fact instanceof Fact.Book || !ingestTs.isBefore(other.ingestTs);
    }
}
