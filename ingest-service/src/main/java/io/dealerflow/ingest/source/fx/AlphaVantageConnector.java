package io.dealerflow.ingest.source.fx;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Alpha Vantage's daily exchange rates, {@code FX_DAILY}. A subject is a pair, {@code EUR/USD}. Parameter: {@code outputsize}, {@code compact} (100 days)
 * or {@code full}.
 */
public final class AlphaVantageConnector implements Connector {
    private static final Profile PROFILE = new Profile(
            "alpha_vantage",
            URI.create("https://www.alphavantage.co"),
            "alpha_vantage",
            null,
            new Schedule.Cron("30 0 * * TUE-SAT", ZoneOffset.UTC),
            5,
            true);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        String[] pair = asking.subject().split("/", 2);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("function", "FX_DAILY");
        query.put("from_symbol", pair[0]);
        query.put("to_symbol", pair[pair.length - 1]);
        query.put("outputsize", asking.parameter("outputsize", "compact"));
        query.put("apikey", asking.key());
        String file = "fx_daily_" + String.join("_", pair) + ".json";
        return Query.same(asking.url("/query", query), file, FileKind.FX);
    }
}
