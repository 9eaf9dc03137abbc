package io.dealerflow.feature.analysis;

import java.util.List;
import java.util.Locale;

/**
 * Which columns of a file hold what.
 *
 * @param time   index of the column
 * @param close  index of the column
 * @param symbol index of the column; -1 in a file of one series
 */
public record BarColumns(int time, int close, int symbol) {
    /** What a time must be. */
    public static final String EXPECTED_TIME =
            "must be seconds since 1970, or a date with or without a time such as 2026-03-04T15:30:00Z";

    private static final List<String> TIME = List.of("timestamp", "datetime", "date", "time");
    private static final List<String> CLOSE = List.of("close");
    private static final List<String> SYMBOL = List.of("symbol", "contract");

    /**
     * The columns of a file.
     *
     * @param names as {@link #normalized}
     */
    public static BarColumns of(String file, List<String> names) {
        return new BarColumns(required(file, names, TIME), required(file, names, CLOSE), index(names, SYMBOL));
    }

    /** A name without quotes and spaces around it, in lower case. */
    public static String normalized(String name) {
        return name.replace("\"", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a file of several series, or may be. */
    public boolean hasSymbol() {
        return symbol >= 0;
    }

    private static int required(String file, List<String> names, List<String> wanted) {
        int found = index(names, wanted);
        if (found < 0) {
            throw new UnreadableBarsException(
                    file, 1, "has no column " + String.join(" or ", wanted) + "; it has " + String.join(", ", names));
        }
        return found;
    }

    private static int index(List<String> names, List<String> wanted) {
        return wanted.stream()
                .mapToInt(names::indexOf)
                .filter(found -> found >= 0)
                .findFirst()
                .orElse(-1);
    }
}
