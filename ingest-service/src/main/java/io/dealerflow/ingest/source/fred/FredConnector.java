package io.dealerflow.ingest.source.fred;

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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * FRED's {@code series/observations}. A subject is a series, {@code DGS10}. The first request asks for all of it, as it is today; later ones
 * go back by {@code revision_days} from the newest date, since values are revised, and ask for every vintage since then. FRED gives at most
 * 2 000 vintages, and a daily series has one a day.
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
    private static final String OBSERVATION_START = "observation_start";
    /** As FRED writes that there is no end. */
    private static final String LAST_VINTAGE = "9999-12-31";

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
        LocalDate position = asking.position();
        LocalDate from = asking.from();
        if (position != null) {
            String start = position.minusDays(Long.parseLong(asking.parameter("revision_days", REVISION_DAYS)))
                    .toString();
            query.put(OBSERVATION_START, start);
            query.put("realtime_start", start);
            query.put("realtime_end", LAST_VINTAGE);
        } else if (from != null) {
            query.put(OBSERVATION_START, from.toString());
        }
        return Query.since(asking.url("/series/observations", query), asking.subject() + ".json", FileKind.MACRO);
    }

    @Override
    public Progress after(Asking asking, Query query, Taken taken) {
        return asking.upTo(taken, ZoneOffset.UTC, false);
    }
}
