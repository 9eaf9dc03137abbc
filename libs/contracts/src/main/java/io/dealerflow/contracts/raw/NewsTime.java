package io.dealerflow.contracts.raw;

/** What the event time of a news item is. */
public enum NewsTime {
    /** The feed's time of publication. */
    PUBLISHED,
    /** The feed's time of the last update, where it gives none of publication. */
    UPDATED,
    /** When the item was received: the feed gives no time, none that can be read, or one in the future. */
    RECEIVED
}
