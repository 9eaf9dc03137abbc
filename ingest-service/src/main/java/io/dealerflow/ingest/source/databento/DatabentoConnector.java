package io.dealerflow.ingest.source.databento;

import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Progress;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.ingest.pull.Taken;
import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Databento's historical data: {@code timeseries.get_range} in DBN, a day in UTC for each request, up to yesterday. A subject is one symbol, or
 * several with commas between. Parameters: {@code dataset}, {@code schema}, {@code stype_in}.
 */
public final class DatabentoConnector implements Connector {
    private static final Profile PROFILE = new Profile(
            "databento",
            URI.create("https://hist.databento.com/v0"),
            "databento",
            null,
            new Schedule.Cron("0 9 * * *", ZoneOffset.UTC),
            60,
            true);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public @Nullable Query query(Asking asking) {
        LocalDate day = asking.fromOrLastYear();
        if (!day.isBefore(asking.today())) {
            return null;
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("dataset", asking.parameter("dataset", "GLBX.MDP3"));
        query.put("schema", asking.parameter("schema", "statistics"));
        query.put("symbols", asking.subject());
        query.put("stype_in", asking.parameter("stype_in", "raw_symbol"));
        query.put("start", day.toString());
        query.put("end", day.plusDays(1).toString());
        query.put("encoding", "dbn");
        query.put("compression", "zstd");
        byte[] user = (asking.key() + ":").getBytes(StandardCharsets.UTF_8);
        return Query.since(asking.url("/timeseries.get_range", query), day + ".dbn.zst", null)
                .with(Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(user)));
    }

    @Override
    public Progress after(Asking asking, Query query, Taken taken) {
        LocalDate next = asking.fromOrLastYear().plusDays(1);
        return new Progress(next, next.isBefore(asking.today()));
    }
}
