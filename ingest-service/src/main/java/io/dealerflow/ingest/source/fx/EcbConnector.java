package io.dealerflow.ingest.source.fx;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.pull.Asking;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.Progress;
import io.dealerflow.ingest.pull.Query;
import io.dealerflow.ingest.pull.Taken;
import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * The ECB's reference rates, published at about 16:00 in Frankfurt: the file of the newest day, or the whole history where days may have been
 * missed. Its one subject is {@code rates}.
 */
public final class EcbConnector implements Connector {
    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final Profile PROFILE = new Profile(
            "ecb",
            URI.create("https://www.ecb.europa.eu/stats/eurofxref"),
            "ecb",
            "rates",
            new Schedule.Cron("15 16,17 * * MON-FRI", FRANKFURT),
            10,
            false);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public Query query(Asking asking) {
        return mayHaveMissed(asking)
                ? Query.since(asking.url("/eurofxref-hist.zip", Map.of()), "eurofxref-hist.zip", FileKind.FX)
                : Query.same(asking.url("/eurofxref.zip", Map.of()), "eurofxref.zip", FileKind.FX);
    }

    /** Whether there are weekdays between the newest day that is known and today: the file of one day leaves them out. */
    private static boolean mayHaveMissed(Asking asking) {
        LocalDate known = asking.position();
        if (known == null) {
            return true;
        }
        return known.plusDays(1)
                .datesUntil(later(known.plusDays(1), asking.today(FRANKFURT)))
                .anyMatch(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    @Override
    public Progress after(Asking asking, Query query, Taken taken) {
        return asking.upTo(taken, FRANKFURT, false);
    }
}
