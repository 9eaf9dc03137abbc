package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.length;
import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one symbol and interval on one day, in columns with one entry a bar, the earliest first. An entry is null where the source has no
 * such value: an index without volume, a series of closes alone.
 *
 * @param asOf     when the last bar was complete: the end of its interval; of daily and longer bars 23:59:59 UTC of the date
 * @param symbol   for example {@code SPX}, {@code AAPL}, {@code ESM4}
 * @param interval between two bars of one session: a number with {@code s}, {@code m}, {@code h}, {@code d}, {@code w} or {@code mo}
 * @param date     of the bars in UTC; of daily and longer bars the date at the exchange
 * @param time     when each bar begins; strictly ascending
 * @param high     at least {@code open}, {@code low} and {@code close}
 * @param low      at most {@code open} and {@code close}; prices are in the units of the source and may be below 0 for some futures
 * @param volume   shares, contracts or units that were traded, {@code >= 0}; of some indices that of their members
 */
@RequiredUnlessNullable
public record BarSeries(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String symbol,
        String interval,
        LocalDate date,
        List<Instant> time,
        List<@Nullable Double> open,
        List<@Nullable Double> high,
        List<@Nullable Double> low,
        List<Double> close,
        List<@Nullable Double> volume)
        implements Event {
    public static final int VERSION = 1;

    private static final Pattern INTERVAL = Pattern.compile("[1-9]\\d{0,3}(s|m|h|d|w|mo)");

    public BarSeries {
        text(eventId, "event_id");
        text(symbol, "symbol");
        if (!INTERVAL.matcher(interval).matches()) {
            throw new IllegalArgumentException("interval must be a number and s, m, h, d, w or mo, was " + interval);
        }
        time = List.copyOf(time);
        open = copy(open);
        high = copy(high);
        low = copy(low);
        close = List.copyOf(close);
        volume = copy(volume);
        int n = time.size();
        if (n == 0) {
            throw new IllegalArgumentException("time must not be empty");
        }
        length(open.size(), n, "open");
        length(high.size(), n, "high");
        length(low.size(), n, "low");
        length(close.size(), n, "close");
        length(volume.size(), n, "volume");
        for (int i = 0; i < n; i++) {
            if (i > 0 && !time.get(i - 1).isBefore(time.get(i))) {
                throw new IllegalArgumentException("time must ascend, at " + time.get(i));
            }
            requireBar(open.get(i), high.get(i), low.get(i), close.get(i));
            Double traded = volume.get(i);
            if (traded != null && (!Double.isFinite(traded) || traded < 0)) {
                throw new IllegalArgumentException("volume must be finite and >= 0, was " + traded);
            }
        }
    }

    /** The columns of {@code bars}, which ascend by time. */
    public static BarSeries of(String eventId, String source, Instant asOf, Instant ingestTs, Key key, List<Bar> bars) {
        return new BarSeries(
                eventId,
                source,
                asOf,
                ingestTs,
                VERSION,
                key.symbol(),
                key.interval(),
                key.date(),
                bars.stream().map(Bar::time).toList(),
                column(bars, Bar::open),
                column(bars, Bar::high),
                column(bars, Bar::low),
                bars.stream().map(Bar::close).toList(),
                column(bars, Bar::volume));
    }

    /** The rows of the columns. */
    public List<Bar> bars() {
        return IntStream.range(0, time.size())
                .mapToObj(i -> new Bar(time.get(i), open.get(i), high.get(i), low.get(i), close.get(i), volume.get(i)))
                .toList();
    }

    private static List<@Nullable Double> column(List<Bar> bars, Function<Bar, @Nullable Double> value) {
        List<@Nullable Double> column = new ArrayList<>(bars.size());
        for (Bar bar : bars) {
            column.add(value.apply(bar));
        }
        return column;
    }

    /** What a series is of, as in {@link BarSeries}. */
    public record Key(String symbol, String interval, LocalDate date) {}

    /** One entry of all columns, as in {@link BarSeries}. */
    public record Bar(
            Instant time,
            @Nullable Double open,
            @Nullable Double high,
            @Nullable Double low,
            double close,
            @Nullable Double volume) {}

    private static void requireBar(@Nullable Double open, @Nullable Double high, @Nullable Double low, double close) {
        double first = open == null ? close : finite(open, "open");
        double most = high == null ? Math.max(first, close) : finite(high, "high");
        double least = low == null ? Math.min(first, close) : finite(low, "low");
        finite(close, "close");
        if (most < Math.max(first, close) || least > Math.min(first, close)) {
            throw new IllegalArgumentException(
                    "open " + open + " and close " + close + " must be between low " + low + " and high " + high);
        }
    }

    private static List<@Nullable Double> copy(List<@Nullable Double> values) {
        return Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public String subject() {
        return symbol;
    }

    @Override
    public String type() {
        return "io.dealerflow.bar-series.v1";
    }
}
