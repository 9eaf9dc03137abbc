package io.dealerflow.feature.asset;

import java.time.LocalDate;
import java.util.List;

/** Parts of lists of facts that ascend by date. */
final class History {
    /** How far back an asset's own history is looked at. */
    static final int YEARS = 3;
    /** Values of the past that a percentile needs. */
    static final int LEAST_VALUES = 60;
    /** Most calendar days between neighbouring dates, and from a date that is wanted to the value that stands for it. */
    static final int MOST_GAP_DAYS = 10;

    private History() {}

    /** The index of the first fact on or after a date; the size of the list when there is none. */
    static int indexFrom(List<? extends Fact> facts, LocalDate date) {
        int low = 0;
        int high = facts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (facts.get(middle).date().isBefore(date)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The newest; all when there are no more. */
    static <T> List<T> last(List<T> facts, int count) {
        return facts.subList(Math.max(0, facts.size() - count), facts.size());
    }

    /** Whether the later date is too far from the earlier one to follow it, or to be stood for by it. */
    static boolean isGap(LocalDate earlier, LocalDate later) {
        return later.toEpochDay() - earlier.toEpochDay() > MOST_GAP_DAYS;
    }
}
