package io.dealerflow.ingest.source.news;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.kit.runs.Schedule;
import java.time.Duration;

/** A news feed: its URL is the source's, its one subject {@code feed}. */
public final class FeedConnector implements Connector {
    private static final Profile PROFILE =
            new Profile("rss", null, null, "feed", new Schedule.Every(Duration.ofMinutes(10)), 60, false);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        return Query.same(asking.source().url(), asking.source().name() + ".xml", FileKind.NEWS);
    }
}
