package io.dealerflow.gexapi.snapshot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a symbol's history.
 *
 * @param points  ascending by time
 * @param earlier the next page ends before this instant; null when there is none
 */
public record HistoryPage(
        String symbol, List<HistoryPoint> points, @Nullable Instant earlier) {
    public HistoryPage {
        points = List.copyOf(points);
    }

    /** The newest {@code limit} of {@code points}, which are ascending and one more when there is an earlier page. */
    public static HistoryPage of(String symbol, List<HistoryPoint> points, int limit) {
        int left = points.size() - limit;
        List<HistoryPoint> page = left > 0 ? points.subList(left, points.size()) : points;
        return new HistoryPage(symbol, page, left > 0 ? page.getFirst().asOf() : null);
    }
}
