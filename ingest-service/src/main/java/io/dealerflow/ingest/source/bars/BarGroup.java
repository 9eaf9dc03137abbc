package io.dealerflow.ingest.source.bars;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The bars of one symbol and interval of a file. */
final class BarGroup {
    private static final int FEWEST_BARS = 3;

    private final String symbol;
    private final List<Bar> bars = new ArrayList<>();
    private final Set<Instant> seen = new HashSet<>();
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
        if (!seen.add(bar.begin())) {
            return false;
        }
        if (!bars.isEmpty()) {
            isDescending = bar.begin().isBefore(bars.getLast().begin());
        }
        bars.add(bar);
        isOfDates &= bar.isDate();
        return true;
    }

    /**
     * Which of two instants of one clock time a bar is of, when clocks were set back: the first, unless the bars before are later, or
     * descend to it.
     */
    Instant choose(Instant earlier, Instant later) {
        if (bars.isEmpty()) {
            return earlier;
        }
        Instant previous = bars.getLast().begin();
        return isDescending
                ? (later.isBefore(previous) ? later : earlier)
                : (earlier.isAfter(previous) ? earlier : later);
    }

    /** The bars, sorted; none is added after. */
    List<Bar> sort() {
        seen.clear();
        bars.sort(Comparator.comparing(Bar::begin));
        return bars;
    }

    /** Whether the file says no more of its bars than their dates. */
    boolean isOfDates() {
        return isOfDates;
    }

    int size() {
        return bars.size();
    }

    /** Whether it has enough bars that its most frequent step is the interval. */
    boolean isEnough() {
        return bars.size() >= FEWEST_BARS;
    }

    /** The most frequent step between sorted bars in seconds, of several the shortest; 0 when there is none. */
    long step() {
        Map<Long, Integer> counts = new HashMap<>();
        IntStream.range(1, bars.size())
                .mapToLong(i -> bars.get(i).begin().getEpochSecond()
                        - bars.get(i - 1).begin().getEpochSecond())
                .forEach(step -> counts.merge(step, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
