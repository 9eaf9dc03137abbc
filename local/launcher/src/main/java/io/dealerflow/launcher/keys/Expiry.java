package io.dealerflow.launcher.keys;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A time in the future: after a number of days or hours, at the start of a date (UTC), or at an instant. */
sealed interface Expiry {
    /** The instant relative to {@code now}. */
    Instant after(Instant now);

    /** A duration from now. */
    record In(Duration time) implements Expiry {
        @Override
        public Instant after(Instant now) {
            return now.plus(time);
        }
    }

    /** A fixed instant. */
    record At(Instant instant) implements Expiry {
        @Override
        public Instant after(Instant now) {
            return instant;
        }
    }

    /** @throws TypeConversionException when the text is none of these */
    static Expiry parse(String text) {
        Matcher span = Pattern.compile("(\\d{1,5})([dh])").matcher(text);
        if (span.matches()) {
            long count = Long.parseLong(span.group(1));
            return new In(span.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count));
        }
        try {
            return new At(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not 90d, 12h, 2027-01-31 or 2027-01-31T12:00:00Z");
        }
    }
}
