package io.dealerflow.ingest.source.bars;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Progress;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.ingest.pull.Taken;
import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Polygon's aggregates, a range of days for each request, from the newest date that is known until today. A subject is a ticker, {@code SPY} or
 * {@code I:SPX}. Parameters: {@code multiplier}, {@code timespan}, {@code days} in a range, of which an answer must not have more than 50 000 bars.
 */
public final class PolygonConnector implements Connector {
    private static final int LIMIT = 50_000;
    private static final String DAY = "day";
    /** As names of files have them: an answer of one bar does not say how long it is. */
    private static final Map<String, String> UNITS =
            Map.of("second", "s", "minute", "m", "hour", "h", DAY, "d", "week", "w", "month", "mo");

    private static final Profile PROFILE = new Profile(
            "polygon",
            URI.create("https://api.polygon.io/v2/aggs/ticker"),
            "polygon",
            null,
            new Schedule.Cron("30 17 * * MON-FRI", ZoneId.of("America/New_York")),
            5,
            true);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        String multiplier = asking.parameter("multiplier", "1");
        String timespan = asking.parameter("timespan", DAY);
        String range = "/%s/range/%s/%s/%s/%s"
                .formatted(
                        Asking.encoded(asking.subject()),
                        Asking.encoded(multiplier),
                        Asking.encoded(timespan),
                        asking.fromOrLastYear(),
                        until(asking));
        var query = Map.of("adjusted", "true", "sort", "asc", "limit", Integer.toString(LIMIT));
        String file = asking.subject() + "_" + multiplier + UNITS.getOrDefault(timespan, timespan) + ".json";
        return Query.since(asking.url(range, query), file, FileKind.BARS)
                .with(Map.of("Authorization", "Bearer " + asking.key()));
    }

    private static LocalDate until(Asking asking) {
        LocalDate end = asking.fromOrLastYear().plusDays(Long.parseLong(asking.parameter("days", "30")));
        return end.isBefore(asking.today()) ? end : asking.today();
    }

    @Override
    public Progress after(Asking asking, Query query, Taken taken) {
        LocalDate until = until(asking);
        return until.isBefore(asking.today()) ? new Progress(until, true) : asking.upTo(taken, ZoneOffset.UTC, false);
    }
}
