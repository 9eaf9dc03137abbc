package io.dealerflow.gexapi.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Query parameters of one request, read strictly: a name that is not known, or one given twice, is refused rather than ignored. */
public final class Parameters {
    private static final int LONGEST_VALUE = 64;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the parameters of a resource.
     *
     * @param values decoded query parameters
     * @param known  the names that the resource takes
     */
    public static Parameters of(Map<String, List<String>> values, Set<String> known) {
        for (var entry : values.entrySet()) {
            String name = entry.getKey();
            if (!known.contains(name)) {
                throw new InvalidParameterException(
                        shorten(name), "is not known here; known are " + String.join(", ", new TreeSet<>(known)));
            }
            if (entry.getValue().size() > 1) {
                throw new InvalidParameterException(name, "is given more than once");
            }
            String value = entry.getValue().isEmpty() ? "" : entry.getValue().getFirst();
            if (value.isBlank()) {
                throw new InvalidParameterException(name, "has no value");
            }
            if (value.length() > LONGEST_VALUE) {
                throw new InvalidParameterException(name, "is longer than " + LONGEST_VALUE + " characters");
            }
        }
        return new Parameters(values);
    }

    /** The value as given, null where there is none. */
    public @Nullable String text(String name) {
        List<String> given = values.get(name);
        return given == null || given.isEmpty() ? null : given.getFirst().strip();
    }

    /** One of {@code choices}, in any case; null where none is given. */
    public @Nullable String choice(String name, List<String> choices) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        return choices.stream()
                .filter(value::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException(
                        name, "must be one of " + String.join(", ", choices) + ", was '" + value + "'"));
    }

    /** A decimal number between the limits. */
    public @Nullable Double number(String name, double low, double high) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        double number = parse(name, value);
        if (!(number >= low && number <= high)) {
            throw new InvalidParameterException(
                    name, "must be between " + low + " and " + high + ", was '" + value + "'");
        }
        return number + 0.0; // −0 is 0
    }

    private static double parse(String name, String value) {
        if (value.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            return Double.parseDouble(value);
        }
        throw new InvalidParameterException(name, "must be a number, was '" + value + "'");
    }

    /** A whole number between the limits, {@code fallback} where none is given. */
    public long whole(String name, long fallback, long low, long high) {
        String value = text(name);
        if (value == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidParameterException(name, "must be a whole number, was '" + value + "'", e);
        }
        throw new InvalidParameterException(name, "must be between " + low + " and " + high + ", was '" + value + "'");
    }

    /** An ISO-8601 instant, in UTC or with an offset. */
    public @Nullable Instant instant(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            // A plus sign that was not escaped arrives as a space.
            return OffsetDateTime.parse(value.replace(' ', '+').toUpperCase(Locale.ROOT))
                    .toInstant();
        } catch (DateTimeException e) {
            throw new InvalidParameterException(
                    name, "must be an ISO-8601 instant such as 2022-12-13T01:30:00Z, was '" + value + "'", e);
        }
    }

    private static String shorten(String name) {
        return name.length() <= LONGEST_VALUE ? name : name.substring(0, LONGEST_VALUE) + "…";
    }
}
