package io.dealerflow.scoring.market;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which flow map is to be published next.
 *
 * @param newest    date of the newest close; null before the first
 * @param due       date of the flow map to be published; null when none is
 * @param published date of the last one; null before the first
 * @param eventId   of the last one; null before the first
 */
public record MarketState(
        @Nullable LocalDate newest,
        @Nullable LocalDate due,
        @Nullable LocalDate published,
        @Nullable String eventId) {
    public static final MarketState EMPTY = new MarketState(null, null, null, null);

    /**
     * After a close of {@code date} has changed. A date is over when a close of a later date arrives: its flow map is then due. Another close
     * of a date until the one last published makes that due again.
     */
    public MarketState changed(LocalDate date) {
        if (newest == null || date.isAfter(newest)) {
            return new MarketState(date, newest, published, eventId);
        }
        boolean correction = published != null && !date.isAfter(published) && due == null;
        return correction ? new MarketState(newest, published, published, eventId) : this;
    }

    /** Whether what is due has been published before. */
    public boolean isCorrection() {
        return due != null && due.equals(published);
    }

    /** After the flow map that was due has been published, or left out since nothing in it has changed. */
    public MarketState done(@Nullable String publishedId) {
        return publishedId == null
                ? new MarketState(newest, null, published, eventId)
                : new MarketState(newest, null, due, publishedId);
    }
}
