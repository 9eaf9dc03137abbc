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
import java.util.LinkedHashMap;
import java.util.Map;

/** Yahoo's chart: bars from the newest date that is known until now. A subject is a symbol, {@code ^VIX}. Parameter: {@code interval}. */
public final class YahooConnector implements Connector {
    private static final Profile PROFILE = new Profile(
            "yahoo",
            URI.create("https://query1.finance.yahoo.com/v8/finance/chart"),
            "yahoo",
            null,
            new Schedule.Cron("30 17 * * MON-FRI", ZoneId.of("America/New_York")),
            30,
            false);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        LocalDate from = asking.fromOrLastYear();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("interval", asking.parameter("interval", "1d"));
        query.put("period1", Long.toString(from.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        query.put("period2", Long.toString(asking.now().getEpochSecond()));
        return Query.since(
                asking.url("/" + Asking.encoded(asking.subject()), query), asking.subject() + ".json", FileKind.BARS);
    }

    @Override
    public Progress after(Asking asking, Query query, Taken taken) {
        return asking.upTo(taken, ZoneOffset.UTC, false);
    }
}
