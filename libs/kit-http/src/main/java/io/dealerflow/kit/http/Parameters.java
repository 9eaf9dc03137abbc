package io.dealerflow.kit.http;

import io.dealerflow.kit.core.Decimals;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of one request, read strictly: an unknown name, one given twice, and control characters are refused
 * rather than ignored. Values are case-insensitive. {@link #ofKnown} reads those of a path that is compatible with another API.
 */
public final class Parameters {
    /** Most characters (Unicode code points) of a value, unless it may have any length. */
    public static final int LONGEST_VALUE = 64;

    private static final Pattern OFFSET = Pattern.compile("(.+)([+-])([01][0-9]|2[0-3]):([0-5][0-9])");

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the parameters of a resource.
     *
     * @param values decoded query parameters
     * @param known  the names that the resource takes
     * @throws InvalidParameterException naming the parameter that is unknown, given twice, empty or unreadable
     */
    public static Parameters of(Map<String, List<String>> values, Set<String> known) {
        for (var entry : values.entrySet()) {
            String name = entry.getKey();
            if (!known.contains(name)) {
                throw new InvalidParameterException(
                        printable(name), "is not a parameter of this path; " + taken(known));
            }
            if (entry.getValue().size() > 1) {
                throw new InvalidParameterException(name, "is given more than once");
            }
            String value = entry.getValue().isEmpty() ? "" : entry.getValue().getFirst();
            if (value.isBlank()) {
                throw new InvalidParameterException(name, "has no value");
            }
            requireReadable(name, value);
        }
        return new Parameters(values);
    }

    /**
     * As {@link #of}, on paths that are compatible with another API: unknown names and empty values are ignored.
     *
     * @throws InvalidParameterException naming the known parameter that is given twice or unreadable
     */
    public static Parameters ofKnown(Map<String, List<String>> values, Set<String> known) {
        Map<String, List<String>> given = new HashMap<>();
        values.forEach((name, texts) -> {
            List<String> said = texts.stream().filter(text -> !text.isBlank()).toList();
            if (known.contains(name) && !said.isEmpty()) {
                given.put(name, said);
            }
        });
        return of(given, known);
    }

    private static String taken(Set<String> known) {
        return known.isEmpty() ? "it takes none" : "it takes " + String.join(", ", new TreeSet<>(known));
    }

    /**
     * A part of the path, stripped.
     *
     * @param name what the part is called
     * @throws InvalidParameterException when it is empty, too long, or has characters that cannot be printed
     */
    public static String pathPart(String name, String value) {
        requireReadable(name, value);
        String text = shortEnough(name, value).strip();
        if (text.isEmpty()) {
            throw new InvalidParameterException(name, "has no value");
        }
        return text;
    }

    /** Control characters are valid in no parameter, and PostgreSQL cannot store NUL. */
    private static void requireReadable(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidParameterException(name, "contains a control character");
        }
    }

    private static String shortEnough(String name, String value) {
        if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
            throw new InvalidParameterException(name, "is longer than " + LONGEST_VALUE + " characters");
        }
        return value;
    }

    /** The stripped value, null where there is none. */
    public @Nullable String text(String name) {
        List<String> given = values.get(name);
        return given == null || given.isEmpty()
                ? null
                : shortEnough(name, given.getFirst()).strip();
    }

    /** As {@link #text}, of any length. */
    public @Nullable String anyText(String name) {
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
        double number = Decimals.parse(value);
        if (Double.isNaN(number)) {
            throw new InvalidParameterException(name, "must be a number, was '" + value + "'");
        }
        if (!(number >= low && number <= high)) {
            throw new InvalidParameterException(
                    name, "must be between " + low + " and " + high + ", was '" + value + "'");
        }
        return number;
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
            return instantOf(value.replace(' ', '+').toUpperCase(Locale.ROOT));
        } catch (DateTimeException e) {
            throw new InvalidParameterException(
                    name, "must be an ISO-8601 instant such as 2022-12-13T01:30:00Z, was '" + value + "'", e);
        }
    }

    /** RFC 3339 has offsets up to 23:59, {@link OffsetDateTime} up to 18:00. */
    private static Instant instantOf(String text) {
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            return OffsetDateTime.parse(text).toInstant();
        }
        Duration offset = Duration.ofHours(Long.parseLong(parts.group(3))).plusMinutes(Long.parseLong(parts.group(4)));
        Instant local = LocalDateTime.parse(parts.group(1)).toInstant(ZoneOffset.UTC);
        return parts.group(2).equals("+") ? local.minus(offset) : local.plus(offset);
    }

    private static String printable(String name) {
        String text = name.replaceAll("\\p{Cntrl}", "?");
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
