package io.dealerflow.ingest.source.cftc;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Progress;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.ingest.pull.Taken;
import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.time.ZoneId;
import java.util.Map;

/**
 * Commitments of Traders from the CFTC's public reporting site (Socrata): rows from the newest report date that is known, in the order of
 * the dates, page by page. A subject is the id of a data set, such as {@code 6dca-aqww}, legacy reports of futures alone.
 */
public final class CftcConnector implements Connector {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String DATE = "report_date_as_yyyy_mm_dd";
    private static final Profile PROFILE = new Profile(
            "cftc",
            URI.create("https://publicreporting.cftc.gov/resource"),
            "cftc",
            null,
            // Published on Fridays at 15:30, on Mondays after holidays.
            new Schedule.Cron("35 15 * * MON,FRI", NEW_YORK),
            60,
            false);

    /** A week has some hundred rows: a page has at least one date to its end. */
    private static final int PAGE = 5_000;

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        String where = DATE + " >= '" + asking.fromOrLastYear() + "T00:00:00.000'";
        var query = Map.of("$where", where, "$order", DATE + ",id", "$limit", Integer.toString(page(asking)));
        String file = asking.subject() + ".json";
        Query since = Query.since(asking.url("/" + Asking.encoded(file), query), file, FileKind.POSITIONING);
        return asking.key().isEmpty() ? since : since.with(Map.of("X-App-Token", asking.key()));
    }

    private static int page(Asking asking) {
        return Integer.parseInt(asking.parameter("limit", Integer.toString(PAGE)));
    }

    /** The date of the last row may go on in the next page, which therefore begins with it. */
    @Override
    public Progress after(Asking asking, Query query, Taken taken) {
        return asking.upTo(taken, NEW_YORK, taken.records() >= page(asking));
    }
}
