package io.dealerflow.feature;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.TraderGroup;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Observations for tests, with the times that the service of observations gives them. */
public final class Observations {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private Observations() {}

    private static String id(String key, LocalDate date, Object content) {
        return EventIds.of(
                "test",
                key,
                date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                EventIds.sha256(content.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** A daily bar. */
    public static BarSeries close(String symbol, LocalDate date, double close, Instant ingestTs) {
        Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new BarSeries(
                id(symbol, date, close),
                "test",
                date.atTime(LAST_SECOND).toInstant(ZoneOffset.UTC),
                ingestTs,
                BarSeries.VERSION,
                symbol,
                "1d",
                date,
                List.of(start),
                Collections.singletonList(null),
                Collections.singletonList(null),
                Collections.singletonList(null),
                List.of(close),
                Collections.singletonList(null));
    }

    /** A fixing, at 13:15 UTC. */
    public static FxRate rate(String pair, LocalDate date, double rate, Instant ingestTs) {
        return new FxRate(
                id(pair, date, rate),
                "test",
                date.atTime(13, 15).toInstant(ZoneOffset.UTC),
                ingestTs,
                FxRate.VERSION,
                pair,
                pair.substring(0, 3),
                pair.substring(3),
                date,
                null,
                null,
                null,
                rate);
    }

    public static MacroValue value(
            String series, LocalDate date, double value, @Nullable LocalDate vintage, Instant ingestTs) {
        return new MacroValue(
                id(series, date, value + " " + vintage),
                "test",
                date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                ingestTs,
                MacroValue.VERSION,
                series,
                date,
                value,
                vintage);
    }

    /** Positions in financial futures on a Tuesday, released on the Friday after at 15:30 in New York. */
    public static CotReport report(String market, LocalDate tuesday, long speculatorsLong, Instant ingestTs) {
        return new CotReport(
                id(market, tuesday, speculatorsLong),
                "test",
                tuesday.atTime(17, 0).atZone(NEW_YORK).toInstant(),
                ingestTs,
                CotReport.VERSION,
                market,
                market,
                CotReportType.FINANCIAL,
                false,
                tuesday,
                tuesday.plusDays(3).atTime(15, 30).atZone(NEW_YORK).toInstant(),
                10_000,
                null,
                List.of(
                        group(TraderGroup.DEALER, 4_000, 3_000),
                        group(TraderGroup.LEVERAGED_FUNDS, speculatorsLong, 2_000)));
    }

    private static CotReport.Group group(TraderGroup name, long longs, long shorts) {
        return new CotReport.Group(
                name, new CotReport.Side(longs, null, null, null), new CotReport.Side(shorts, null, null, null), null);
    }

    /** One contract of a curve, as files of single contracts give it. */
    public static FuturesCurve contract(
            String root, String symbol, LocalDate day, LocalDate expiry, double settlement, Instant ingestTs) {
        return new FuturesCurve(
                id(symbol, day, settlement),
                "test",
                day.atTime(16, 0).atZone(ZoneId.of("America/Chicago")).toInstant(),
                ingestTs,
                FuturesCurve.VERSION,
                root,
                day,
                List.of(new FuturesCurve.Contract(symbol, expiry, settlement, 1_000L, null)));
    }

    /** The same observation as received again at another time. */
    public static Event receivedAt(Event event, Instant ingestTs) {
        return switch (event) {
            case BarSeries bars ->
                close(bars.symbol(), bars.date(), bars.close().getLast(), ingestTs);
            case FxRate rate -> rate(rate.pair(), rate.date(), rate.close(), ingestTs);
            default -> throw new IllegalArgumentException(event.type());
        };
    }
}
