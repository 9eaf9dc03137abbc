package io.dealerflow.ingest.source.fred;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Progress;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.ingest.pull.Schedule;
import io.dealerflow.ingest.pull.Taken;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * FRED's {@code series/observations}. A subject is a series, {@code DGS10}. The first request asks for all of it; later ones go back by
 * {@code revision_days} from the newest date, since values are revised.
 */
public final class FredConnector implements Connector {
    private static final Profile PROFILE = new Profile(
            "fred",
            URI.create("https://api.stlouisfed.org/fred"),
            "fred",
            null,
            new Schedule.Cron("30 7,16 * * MON-FRI", ZoneId.of("America/Chicago")),
            60,
            true);
    private static final String REVISION_DAYS = "400";

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("series_id", asking.subject());
        query.put("file_type", "json");
        query.put("api_key", asking.key());
        LocalDate from = asking.from();
        if (from != null) {
            long revised = Long.parseLong(asking.parameter("revision_days", REVISION_DAYS));
            LocalDate start = asking.position() == null ? from : from.minusDays(revised);
            query.put("observation_start", start.toString());
        }
        return Query.since(asking.url("/series/observations", query), asking.subject() + ".json", FileKind.MACRO);
    }

    @Override
    public Progress after(Asking asking, Query query, Taken taken) {
        return asking.upTo(taken, ZoneOffset.UTC, false);
    }
}
