package io.dealerflow.ingest.source.bars;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one file by symbol, interval and day. There may be hundreds of thousands: events are made when they are asked for.
 *
 * <p>Where nothing says the interval, it is the most frequent step between the bars of a symbol; of fewer than three bars that of
 * the file's name, or of the symbol with the most bars, or a day where the file has dates alone, or the step of two.
 */
public final class Bars {
    private final LandedFile file;
    private final Map<Key, BarGroup> groups = new LinkedHashMap<>();

    public Bars(LandedFile file) {
        this.file = file;
    }

    private record Key(String symbol, @Nullable Interval interval) {}

    /** The bars of a day: {@code from} to {@code to}, exclusive, of a group. */
    private record Day(BarGroup group, Interval interval, LocalDate date, int from, int to) {}

    BarGroup group(String symbol, @Nullable Interval interval) {
        return groups.computeIfAbsent(new Key(symbol, interval), key -> new BarGroup(symbol));
    }

    /**
     * Adds a bar whose interval is known.
     *
     * @param interval as in events, for example {@code 1h}
     * @return false when there is a bar of the symbol, interval and time already; the first stays
     */
    public boolean add(String symbol, String interval, Instant begin, BarPrices prices) {
        LocalDate date = LocalDate.ofInstant(begin, ZoneOffset.UTC);
        return group(symbol, Interval.of(interval).orElseThrow()).add(new BarGroup.Bar(begin, date, false, prices));
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** An observation for each symbol, interval and day, symbols in the order of the file, the earliest day first. */
    public List<Reading.Observed> observations() {
        List<Day> days = new ArrayList<>();
        groups.forEach((key, group) -> {
            if (key.interval() != null) {
                addDays(group, key.interval(), days);
            }
        });
        return observations(days);
    }

    /**
     * As {@link #observations()} where the file does not say the interval.
     *
     * @param named by the file's name; null when it names none
     * @param end   line where the file ends
     * @throws RefusalException when there is no telling it
     */
    List<Reading.Observed> observations(@Nullable Interval named, int end) throws RefusalException {
        Interval fewBars = named == null ? ofMostBars() : named;
        List<Day> days = new ArrayList<>();
        for (Map.Entry<Key, BarGroup> entry : groups.entrySet()) {
            BarGroup group = entry.getValue();
            Interval known = entry.getKey().interval();
            addDays(group, known == null ? interval(group, fewBars, end) : known, days);
        }
        return observations(days);
    }

    /** The interval of the symbol with the most bars; null when these are few, too. */
    private @Nullable Interval ofMostBars() {
        BarGroup most = groups.values().stream()
                .max(Comparator.comparingInt(BarGroup::size))
                .orElse(null);
        if (most == null || !most.isEnough()) {
            return null;
        }
        most.sort();
        return Interval.ofStep(most.step()).orElse(null);
    }

    private static Interval interval(BarGroup group, @Nullable Interval fewBars, int end) throws RefusalException {
        group.sort();
        if (!group.isEnough() && fewBars != null) {
            return fewBars;
        }
        if (!group.isEnough() && group.isOfDates()) {
            return Interval.DAY;
        }
        long step = group.step();
        Optional<Interval> interval = step > 0 ? Interval.ofStep(step) : Optional.empty();
        return interval.orElseThrow(() -> new RefusalException(
                RefusalReason.MISSING_HEADER,
                new SourceLocation(end, "interval", step > 0 ? step + " s" : null),
                "The bars of " + group.symbol()
                        + " do not show their interval; name it in the file's name, as in VIX_1h.csv."));
    }

    private static void addDays(BarGroup group, Interval interval, List<Day> days) {
        group.sort();
        int from = 0;
        for (int to = 1; to <= group.size(); to++) {
            LocalDate date = date(group, from, interval);
            if (to == group.size() || !date(group, to, interval).equals(date)) {
                days.add(new Day(group, interval, date, from, to));
                from = to;
            }
        }
    }

    private static LocalDate date(BarGroup group, int index, Interval interval) {
        return interval.isOfDays() ? group.date(index) : LocalDate.ofInstant(group.begin(index), ZoneOffset.UTC);
    }

    private List<Reading.Observed> observations(List<Day> days) {
        return new AbstractList<>() {
            @Override
            public Reading.Observed get(int index) {
                return observed(days.get(index));
            }

            @Override
            public int size() {
                return days.size();
            }
        };
    }

    private Reading.Observed observed(Day day) {
        BarSeries event = event(day);
        Map<String, Object> summary = Map.of(
                "interval", event.interval(),
                "bars", event.time().size(),
                "close", event.close().getLast());
        return new Reading.Observed(event, Set.of(event.interval()), summary);
    }

    private BarSeries event(Day day) {
        BarGroup group = day.group();
        List<BarSeries.Bar> bars = IntStream.range(day.from(), day.to())
                .mapToObj(index -> row(group.begin(index), group.prices(index)))
                .toList();
        Instant asOf = day.interval().end(group.begin(day.to() - 1), group.date(day.to() - 1));
        String interval = day.interval().text();
        String content = EventIds.sha256(Wire.writeJson(List.of(interval, bars)));
        return BarSeries.of(
                EventIds.of(file.source(), group.symbol(), asOf, content),
                file.source(),
                asOf,
                file.receivedAt(),
                new BarSeries.Key(group.symbol(), interval, day.date()),
                bars);
    }

    private static BarSeries.Bar row(Instant begin, BarPrices prices) {
        return new BarSeries.Bar(
                begin,
                orNull(prices.open()),
                orNull(prices.high()),
                orNull(prices.low()),
                prices.close(),
                orNull(prices.volume()));
    }

    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
