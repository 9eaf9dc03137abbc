package io.dealerflow.gexapi.feed;

/** An entry of a {@link Feed}. */
public interface FeedEntry {
    /** Sequence number, ascending in the order in which entries became visible. */
    long seq();
}
