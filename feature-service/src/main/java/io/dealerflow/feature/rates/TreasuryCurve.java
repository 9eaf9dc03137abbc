package io.dealerflow.feature.rates;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.quant.curve.RateCurve;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A curve of zero rates from the Treasury's par yields of one date, and of SOFR for a day; definitions are in docs/features.md.
 *
 * @param date   of the yields
 * @param rates  continuously compounded
 * @param yields from the shortest
 */
public record TreasuryCurve(LocalDate date, RateCurve rates, List<Yield> yields) {
    /** How many calendar days the yields may be older than the date they are used on. */
    public static final int MOST_DAYS = 10;

    private static final String SOFR = "SOFR";
    private static final double DAYS_PER_YEAR = 365;
    private static final double MONEY_MARKET_YEAR = 360;
    /** Maturity in years of each series, by its id at FRED. */
    private static final Map<String, Double> YEARS = Map.ofEntries(
            Map.entry(SOFR, 1 / DAYS_PER_YEAR),
            Map.entry("DGS1MO", 1 / 12.0),
            Map.entry("DGS3MO", 0.25),
            Map.entry("DGS6MO", 0.5),
            Map.entry("DGS1", 1.0),
            Map.entry("DGS2", 2.0),
            Map.entry("DGS3", 3.0),
            Map.entry("DGS5", 5.0),
            Map.entry("DGS7", 7.0),
            Map.entry("DGS10", 10.0),
            Map.entry("DGS20", 20.0),
            Map.entry("DGS30", 30.0));

    /** Options live between these: a date needs a maturity up to the one and one from the other on. */
    private static final double SHORT_YEARS = 0.25;

    private static final double LONG_YEARS = 2;
    private static final int COUPONS_PER_YEAR = 2;
    private static final double PERCENT = 100;
    private static final Comparator<Rate> BY_VERSION =
            Comparator.comparing(Rate::knownAt).thenComparing(Rate::ingestTs).thenComparing(Rate::eventId);

    public TreasuryCurve {
        yields = List.copyOf(yields);
    }

    /**
     * The value of a series.
     *
     * @param years   maturity
     * @param percent as it is published
     */
    public record Yield(String series, double years, double percent, String eventId) {
        /** Fraction per year, as if paid at the maturity by the day count of the others: SOFR is quoted for 360 days. */
        private double simple() {
            return percent / PERCENT * (series.equals(SOFR) ? DAYS_PER_YEAR / MONEY_MARKET_YEAR : 1);
        }
    }

    /** Whether a series belongs to the curve. */
    public static boolean hasSeries(String series) {
        return YEARS.containsKey(series);
    }

    /**
     * The curve that was known at an instant: that of the newest date with yields up to three months and of two years or more, from all
     * yields of that date.
     *
     * @param rates versions of values, in any order; at least those of the {@link #MOST_DAYS} days up to that of the instant in New York
     * @return null when no date has such yields, or when no discount factors give the bonds of the newest such date their par
     */
    public static @Nullable TreasuryCurve at(Instant asOf, Collection<Rate> rates) {
        LocalDate last = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
        NavigableMap<LocalDate, NavigableMap<Double, Yield>> byDate = new TreeMap<>();
        rates.stream()
                .filter(rate -> !rate.knownAt().isAfter(asOf))
                .filter(rate -> !rate.date().isAfter(last) && !rate.date().isBefore(last.minusDays(MOST_DAYS)))
                .sorted(BY_VERSION)
                .forEach(rate -> add(rate, byDate));
        return byDate.descendingMap().entrySet().stream()
                .filter(entry -> entry.getValue().firstKey() <= SHORT_YEARS
                        && entry.getValue().lastKey() >= LONG_YEARS)
                .findFirst()
                .map(entry -> of(entry.getKey(), List.copyOf(entry.getValue().values())))
                .orElse(null);
    }

    private static void add(Rate rate, Map<LocalDate, NavigableMap<Double, Yield>> byDate) {
        Double years = YEARS.get(rate.series());
        if (years != null) {
            byDate.computeIfAbsent(rate.date(), date -> new TreeMap<>())
                    .put(years, new Yield(rate.series(), years, rate.percent(), rate.eventId()));
        }
    }

    private static @Nullable TreasuryCurve of(LocalDate date, List<Yield> yields) {
        try {
            RateCurve rates = RateCurve.ofParYields(
                    yields.stream().map(Yield::years).toList(),
                    yields.stream().map(Yield::simple).toList(),
                    COUPONS_PER_YEAR);
            return new TreasuryCurve(date, rates, yields);
        } catch (IllegalArgumentException e) {
            return null; // a yield is so far out of line that its bond has no par
        }
    }

    /** A hash of the values that it rests on. */
    public String id() {
        String ids = yields.stream().map(Yield::eventId).collect(Collectors.joining("\n"));
        return EventIds.sha256(ids.getBytes(StandardCharsets.UTF_8));
    }

    /** As snapshots name it. */
    public GexSnapshot.RateCurve named() {
        List<GexSnapshot.RateCurve.CurvePoint> points = new ArrayList<>();
        for (int i = 0; i < yields.size(); i++) {
            Yield value = yields.get(i);
            points.add(new GexSnapshot.RateCurve.CurvePoint(
                    value.years(), rates.zeroRates().get(i), value.series(), value.eventId()));
        }
        return new GexSnapshot.RateCurve(date, points);
    }
}
