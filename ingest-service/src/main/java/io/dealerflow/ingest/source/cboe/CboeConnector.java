package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Cboe's delayed quotes: the whole chain of an underlying, {@code SPY}, or {@code _SPX} of an index, some 15 minutes late. */
public final class CboeConnector implements Connector {
    private static final Profile PROFILE = new Profile(
            "cboe",
            URI.create("https://cdn.cboe.com/api/global/delayed_quotes/options"),
            "cboe",
            null,
            new Schedule.Session(Duration.ofMinutes(15), Duration.ofMinutes(20)),
            60,
            false);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        String file = asking.subject() + ".json";
        return Query.same(asking.url("/" + Asking.encoded(file), Map.of()), file, FileKind.OPTION_CHAIN);
    }
}
