package io.dealerflow.contracts.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Rejects invalid values of events. The exception names the field as on the wire. */
public final class Checks {
    private Checks() {}

    public static double positive(double value, String field) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(field + " must be finite and > 0, was " + value);
        }
        return value;
    }

    public static double finite(double value, String field) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(field + " must be finite, was " + value);
        }
        return value;
    }

    public static String text(String value, String field) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return value;
    }

    /** An unmodifiable copy in the order of its keys, so that equal events have equal bytes. */
    public static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    public static void length(int actual, int expected, String field) {
        if (actual != expected) {
            throw new IllegalArgumentException(field + " has " + actual + " entries, expected " + expected);
        }
    }
}
