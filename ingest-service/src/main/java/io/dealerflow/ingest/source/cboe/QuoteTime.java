package io.dealerflow.ingest.source.cboe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The instants in files: {@code December 12, 2022 at 8:30 PM EST}, {@code 14 March 2026 at 07:34 GMT-4} (the web page writes
 * its reader's locale and zone, see {@link LocalDateLine}), ISO 8601, and {@code 2023-09-21 03:17:42} in UTC. A zone is taken
 * literally: EST is UTC−5 in summer too.
 */
final class QuoteTime {
    /** The accepted forms of a date line. */
    private static final String BY_HAND =
            "The time can be given explicitly: with --as-of of the command, as_of of the request.";

    static final String ACCEPTED =
            "The date cannot be read. Accepted are a month in words in any language of a browser, a day, a "
                    + "year, a time and a zone, such as 'August 12, 2026 at 11:30 AM EDT', '12 August 2026 at 16:30 BST' or "
                    + "'12. August 2026 um 17:30 GMT+2', and ISO 8601 such as 2026-08-12T15:30:00Z. "
                    + BY_HAND;

    private static final String TIME_AND_ZONE =
            "(?:,| at)? (?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))? ?(?<half>[AaPp][Mm])? (?<zone>\\S+)";
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?<month>[A-Za-z]{3,9})\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})" + TIME_AND_ZONE);
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<day>\\d{1,2}) (?<month>[A-Za-z]{3,9})\\.?,? (?<year>\\d{4})" + TIME_AND_ZONE);
    private static final Pattern OFFSET =
            Pattern.compile("(?:GMT|UTC)(?<sign>[+\u2212-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u202f]+");
    private static final Map<String, ZoneOffset> ZONES = Map.ofEntries(
            Map.entry("EST", ZoneOffset.ofHours(-5)),
            Map.entry("EDT", ZoneOffset.ofHours(-4)),
            Map.entry("CST", ZoneOffset.ofHours(-6)),
            Map.entry("CDT", ZoneOffset.ofHours(-5)),
            Map.entry("MST", ZoneOffset.ofHours(-7)),
            Map.entry("MDT", ZoneOffset.ofHours(-6)),
            Map.entry("PST", ZoneOffset.ofHours(-8)),
            Map.entry("PDT", ZoneOffset.ofHours(-7)),
            Map.entry("GMT", ZoneOffset.UTC),
            Map.entry("UTC", ZoneOffset.UTC),
            Map.entry("Z", ZoneOffset.UTC));
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("EEE MMM dd uuuu", Locale.US);
    private static final DateTimeFormatter UTC_TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);
    private static final int FIRST_YEAR = 1973;
    private static final int LAST_YEAR = 2199;

    private QuoteTime() {}

    /** Names the instants that an ambiguous date line can mean. */
    static String ambiguous(Set<Instant> readings) {
        return "The date is ambiguous, because its zone or month has several meanings: "
                + readings.stream().sorted().map(Instant::toString).collect(Collectors.joining(" or ")) + ". "
                + BY_HAND;
    }

    /**
     * Every instant that the date line of a CSV, without its label, can mean: none when it cannot be read, more than one when it is
     * ambiguous. The forms of the United States and Britain are tried first, because those of other locales must be loaded.
     */
    static Set<Instant> ofDateLine(String text) {
        Set<Instant> readings = ofEnglishDateLine(text)
                .or(() -> ofIso(text))
                .map(Set::of)
                .orElseGet(() -> LocalDateLine.readings(text));
        return readings.stream().allMatch(reading -> plausible(reading).isPresent()) ? readings : Set.of();
    }

    private static Optional<Instant> ofIso(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ofEnglishDateLine(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        Matcher matcher = MONTH_FIRST.matcher(line);
        if (!matcher.matches()) {
            matcher = DAY_FIRST.matcher(line);
            if (!matcher.matches()) {
                return Optional.empty();
            }
        }
        try {
            return instant(matcher);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The timestamp of a JSON chain, in UTC. */
    static Optional<Instant> ofTimestamp(String text) {
        String plain = text.strip().replace('T', ' ');
        if (plain.endsWith("Z")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        try {
            return plausible(LocalDateTime.parse(plain, UTC_TIMESTAMP).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The first column of a CSV row: {@code Fri Dec 17 2027}. */
    static Optional<LocalDate> ofExpiry(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), EXPIRY));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(Matcher matcher) {
        int month = MONTHS.indexOf(matcher.group("month").substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        ZoneOffset zone = zone(matcher.group("zone"));
        int hour = hour(number(matcher, "hour"), matcher.group("half"));
        if (month == 0 || zone == null) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.of(number(matcher, "year"), month, number(matcher, "day"));
        LocalTime time = LocalTime.of(hour, number(matcher, "minute"), number(matcher, "second"));
        return plausible(date.atTime(time).toInstant(zone));
    }

    /** Hour of the day; -1, which no time accepts, where a clock of twelve hours shows none. */
    private static int hour(int hour, @Nullable String half) {
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            return -1;
        }
        return hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
    }

    private static @Nullable ZoneOffset zone(String name) {
        Matcher offset = OFFSET.matcher(name);
        if (!offset.matches()) {
            return ZONES.get(name.toUpperCase(Locale.ROOT));
        }
        int sign = offset.group("sign").equals("+") ? 1 : -1;
        return ZoneOffset.ofHoursMinutes(sign * number(offset, "hours"), sign * number(offset, "minutes"));
    }

    private static Optional<Instant> plausible(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR ? Optional.of(instant) : Optional.empty();
    }

    private static int number(Matcher matcher, String group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
