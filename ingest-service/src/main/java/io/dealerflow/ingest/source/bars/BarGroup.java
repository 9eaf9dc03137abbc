package io.dealerflow.ingest.source.bars;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The bars of one symbol and interval of a file, in columns that grow: a file may have hundreds of thousands. */
final class BarGroup {
    private static final int FEWEST_BARS = 3;
    private static final int INITIAL_CAPACITY = 64;
    private static final long NANOS = 1_000_000_000L;

    private final String symbol;
    private int size;
    private long[] begins = new long[INITIAL_CAPACITY];
    private int[] days = new int[INITIAL_CAPACITY];
    private double[] open = new double[INITIAL_CAPACITY];
    private double[] high = new double[INITIAL_CAPACITY];
    private double[] low = new double[INITIAL_CAPACITY];
    private double[] close = new double[INITIAL_CAPACITY];
    private double[] volume = new double[INITIAL_CAPACITY];
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    /** All times, from the first bar on that is between others. */
    private @Nullable Set<Long> seen;

    private boolean isAscending = true;
    private boolean isDescending;
    private boolean isOfDates = true;

    /**
     * @param begin  of the bar
     * @param date   at the exchange
     * @param isDate whether the file says no more than the date
     */
    record Bar(Instant begin, LocalDate date, boolean isDate, BarPrices prices) {}

    BarGroup(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** @return false when there is a bar of that time already; the first stays */
    boolean add(Bar bar) {
        long begin = ChronoUnit.NANOS.between(Instant.EPOCH, bar.begin());
        if (!isNew(begin)) {
            return false;
        }
        if (size > 0) {
            isDescending = begin < begins[size - 1];
            isAscending &= !isDescending;
        }
        earliest = Math.min(earliest, begin);
        latest = Math.max(latest, begin);
        isOfDates &= bar.isDate();
        if (size == begins.length) {
            grow();
        }
        begins[size] = begin;
        days[size] = (int) bar.date().toEpochDay();
        open[size] = bar.prices().open();
        high[size] = bar.prices().high();
        low[size] = bar.prices().low();
        close[size] = bar.prices().close();
        volume[size] = bar.prices().volume();
        size++;
        return true;
    }

    private boolean isNew(long begin) {
        Set<Long> known = seen;
        if (known == null && (begin > latest || begin < earliest)) {
            return true;
        }
        if (known == null) {
            known = new HashSet<>();
            for (int i = 0; i < size; i++) {
                known.add(begins[i]);
            }
            seen = known;
        }
        return known.add(begin);
    }

    private void grow() {
        int capacity = 2 * size;
        begins = Arrays.copyOf(begins, capacity);
        days = Arrays.copyOf(days, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
        volume = Arrays.copyOf(volume, capacity);
    }

    /**
     * Which of two instants of one clock time a bar is of, when clocks were set back: the first, unless the bars before are later, or
     * descend to it.
     */
    Instant choose(Instant earlier, Instant later) {
        if (size == 0) {
            return earlier;
        }
        Instant previous = begin(size - 1);
        return isDescending
                ? (later.isBefore(previous) ? later : earlier)
                : (earlier.isAfter(previous) ? earlier : later);
    }

    /** Sorts the bars by time; none is added after. */
    void sort() {
        seen = null;
        if (isAscending) {
            return;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> begins[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        begins = Arrays.stream(order).mapToLong(i -> begins[i]).toArray();
        days = Arrays.stream(order).map(i -> days[i]).toArray();
        open = ordered(open, order);
        high = ordered(high, order);
        low = ordered(low, order);
        close = ordered(close, order);
        volume = ordered(volume, order);
        isAscending = true;
    }

    private static double[] ordered(double[] column, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> column[i]).toArray();
    }

    int size() {
        return size;
    }

    Instant begin(int index) {
        return Instant.EPOCH.plusNanos(begins[index]);
    }

    /** At the exchange. */
    LocalDate date(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }

    BarPrices prices(int index) {
        return new BarPrices(open[index], high[index], low[index], close[index], volume[index]);
    }

    /** Whether the file says no more of its bars than their dates. */
    boolean isOfDates() {
        return isOfDates;
    }

    /** Whether it has enough bars that its most frequent step is the interval. */
    boolean isEnough() {
        return size >= FEWEST_BARS;
    }

    /** The most frequent step between sorted bars in seconds, of several the shortest; 0 when there is none. */
    long step() {
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 1; i < size; i++) {
            counts.merge((begins[i] - begins[i - 1]) / NANOS, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
