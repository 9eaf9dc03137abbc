package io.dealerflow.gexapi.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Of each close of an asset whether the move that followed was larger than usual, for one horizon. */
final class Outcomes {
    /** Neighbouring closes that are further apart have no move between them. */
    static final int GAP_DAYS = 10;
    /** Moves of the days up to a close decide what is usual there. */
    static final int USUAL_DAYS = 365;

    private static final int LEAST_MOVES = 60;

    private final List<LocalDate> dates;
    private final double[] closes;
    private final int horizon;
    /** By the close at which the move ends; NaN where it is undefined. */
    private final double[] moves;

    Outcomes(NavigableMap<LocalDate, Double> closes, int horizon) {
        this.dates = List.copyOf(closes.keySet());
        this.closes = closes.values().stream().mapToDouble(Double::doubleValue).toArray();
        this.horizon = horizon;
        this.moves = new double[this.closes.length];
        for (int end = 0; end < moves.length; end++) {
            moves[end] = move(end);
        }
    }

    /** The close that a date starts from: the last one at or before it, at most {@link #GAP_DAYS} older. */
    OptionalInt base(LocalDate date) {
        int place = floor(date);
        return place < 0 || isGap(dates.get(place), date) ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Whether the move from this close on was larger than usual; null when it is not known. */
    @Nullable
    Boolean isLarger(int base) {
        int end = base + horizon;
        double usual = usual(base);
        boolean isKnown = end < moves.length && !Double.isNaN(moves[end]) && !Double.isNaN(usual);
        return isKnown ? moves[end] > usual : null;
    }

    /** The share of larger moves among the closes that the dates start from; NaN when no outcome is known. */
    double share(LocalDate from, LocalDate to) {
        int known = 0;
        int larger = 0;
        int first = base(from).orElse(floor(from) + 1);
        for (int base = first; base < dates.size() && !dates.get(base).isAfter(to); base++) {
            Boolean outcome = isLarger(base);
            if (outcome != null) {
                known++;
                larger += outcome ? 1 : 0;
            }
        }
        return (double) larger / known;
    }

    private int floor(LocalDate date) {
        int place = Collections.binarySearch(dates, date);
        return place >= 0 ? place : -place - 2;
    }

    private double move(int end) {
        int start = end - horizon;
        if (start < 0) {
            return Double.NaN;
        }
        for (int i = start + 1; i <= end; i++) {
            if (isGap(dates.get(i - 1), dates.get(i))) {
                return Double.NaN;
            }
        }
        return closes[start] > 0 && closes[end] > 0 ? Math.abs(Math.log(closes[end] / closes[start])) : Double.NaN;
    }

    /** The median of the moves that ended within {@link #USUAL_DAYS} up to this close; NaN when there are few. */
    private double usual(int base) {
        int first = floor(dates.get(base).minusDays(USUAL_DAYS)) + 1;
        double[] past = Arrays.stream(moves, first, base + 1)
                .filter(move -> !Double.isNaN(move))
                .sorted()
                .toArray();
        if (past.length < LEAST_MOVES) {
            return Double.NaN;
        }
        int middle = past.length / 2;
        return past.length % 2 == 1 ? past[middle] : (past[middle - 1] + past[middle]) / 2;
    }

    private static boolean isGap(LocalDate earlier, LocalDate later) {
        return ChronoUnit.DAYS.between(earlier, later) > GAP_DAYS;
    }
}
