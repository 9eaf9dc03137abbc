package io.dealerflow.report.track;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The closes of one asset.
 *
 * @param all ascending by date
 */
public record Closes(List<Close> all) {
    /** Neighbouring closes that are further apart have no move between them. */
    public static final int GAP_DAYS = 10;

    static final Closes NONE = new Closes(List.of());

    public Closes {
        all = List.copyOf(all);
    }

    /** The close of a date. */
    public @Nullable Close of(LocalDate date) {
        return all.stream()
                .filter(close -> close.date().equals(date))
                .findFirst()
                .orElse(null);
    }

    /** The first after a date, at most {@value #GAP_DAYS} days later. */
    public @Nullable Close after(LocalDate date) {
        return all.stream()
                .filter(close -> close.date().isAfter(date))
                .findFirst()
                .filter(close -> !isGap(date, close.date()))
                .orElse(null);
    }

    /** The newest that was known at an instant, at most {@value #GAP_DAYS} days old. */
    public @Nullable Close knownAt(Instant instant) {
        int place = placeKnownAt(instant);
        return place < 0 ? null : all.get(place);
    }

    /** The place of the newest that was known at an instant; −1 when there is none of the last {@value #GAP_DAYS} days. */
    int placeKnownAt(Instant instant) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Instant known = all.get(i).knownAt();
            if (!known.isAfter(instant)) {
                return ChronoUnit.DAYS.between(known, instant) > GAP_DAYS ? -1 : i;
            }
        }
        return -1;
    }

    /** The log return from the close before to that at {@code end}; NaN without one, and over a gap. */
    double move(int end) {
        if (end < 1 || end >= all.size()) {
            return Double.NaN;
        }
        Close from = all.get(end - 1);
        Close to = all.get(end);
        return from.price() > 0 && to.price() > 0 && !isGap(from.date(), to.date())
                ? Math.log(to.price() / from.price())
                : Double.NaN;
    }

    /** The root of the mean square of the moves that end at {@code last} and the {@code moves − 1} closes before; NaN when one is missing. */
    double volatility(int last, int moves) {
        double sum = 0;
        for (int end = last - moves + 1; end <= last; end++) {
            sum += Math.pow(move(end), 2);
        }
        return Math.sqrt(sum / moves);
    }

    /** The median of the volatilities that ended within a year up to {@code last}; NaN when there are few. */
    double usualVolatility(int last, int moves, int least) {
        LocalDate first = all.get(last).date().minusYears(1);
        double[] past = new double[last + 1];
        int known = 0;
        for (int end = last; end >= 0 && all.get(end).date().isAfter(first); end--) {
            double volatility = volatility(end, moves);
            if (!Double.isNaN(volatility)) {
                past[known++] = volatility;
            }
        }
        if (known < least) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(past, known);
        Arrays.sort(sorted);
        int middle = known / 2;
        return known % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static boolean isGap(LocalDate earlier, LocalDate later) {
        return ChronoUnit.DAYS.between(earlier, later) > GAP_DAYS;
    }
}
