package io.dealerflow.ingest.source.news;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times of feeds: RFC 822 with its later forms, as RSS has them, and ISO 8601, as all others have them. Seconds, the day of the week and,
 * meaning UTC, the zone may be absent.
 */
final class NewsDates {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?"
            + "(?:[Tt ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?\\s*([Zz]|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern RFC_822 = Pattern.compile(
            "(?:\\p{Alpha}{2,9},?\\s+)?(\\d{1,2})[\\s-]+(\\p{Alpha}{3,9})\\.?[\\s-]+"
                    + "(\\d{4}|\\d{2}),?\\s+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?\\s*(\\p{Alpha}{1,4}|[+-]\\d{2}:?\\d{2})?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** Zones of RFC 822, hours from UTC. */
    private static final Map<String, Integer> ZONES = Map.ofEntries(
            Map.entry("z", 0),
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7));

    private static final int CENTURY_FROM = 70;

    private NewsDates() {}

    /** The instant, to the millisecond; empty when the text is none. */
    static Optional<Instant> parse(String text) {
        String stripped = text.strip();
        Matcher iso = ISO.matcher(stripped);
        Matcher rfc = RFC_822.matcher(stripped);
        try {
            if (iso.matches()) {
                return Optional.of(iso(iso));
            }
            return rfc.matches() ? rfc822(rfc) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant iso(Matcher parts) {
        String fraction = parts.group(7);
        int millis = fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
        return LocalDateTime.of(
                        number(parts.group(1), 0),
                        number(parts.group(2), 1),
                        number(parts.group(3), 1),
                        number(parts.group(4), 0),
                        number(parts.group(5), 0),
                        second(parts.group(6)))
                .toInstant(offset(parts.group(8)).orElse(ZoneOffset.UTC))
                .plusMillis(millis);
    }

    private static Optional<Instant> rfc822(Matcher parts) {
        int month = MONTHS.indexOf(parts.group(2).substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
        int year = number(parts.group(3), 0);
        int full = parts.group(3).length() == 4 ? year : year + (year < CENTURY_FROM ? 2000 : 1900);
        LocalDateTime time = LocalDateTime.of(
                full,
                month,
                number(parts.group(1), 1),
                number(parts.group(4), 0),
                number(parts.group(5), 0),
                second(parts.group(6)));
        return offset(parts.group(7)).map(time::toInstant);
    }

    /** UTC where none is given; empty for a name that is not known. */
    private static Optional<ZoneOffset> offset(@Nullable String zone) {
        if (zone == null) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (zone.charAt(0) == '+' || zone.charAt(0) == '-') {
            return Optional.of(ZoneOffset.of(zone));
        }
        return Optional.ofNullable(ZONES.get(zone.toLowerCase(Locale.ROOT))).map(ZoneOffset::ofHours);
    }

    private static int number(@Nullable String digits, int absent) {
        return digits == null ? absent : Integer.parseInt(digits);
    }

    /** A leap second is the one before it. */
    private static int second(@Nullable String digits) {
        int second = number(digits, 0);
        return second == 60 ? 59 : second;
    }
}
