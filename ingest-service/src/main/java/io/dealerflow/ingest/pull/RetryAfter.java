package io.dealerflow.ingest.pull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After}: seconds, or an HTTP date (RFC 9110, 10.2.3). */
public final class RetryAfter {
    /** A source that asks for more is asked again after it. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** How long to wait; empty when the text says nothing. */
    public static Optional<Duration> parse(String text, Instant now) {
        String plain = text.strip();
        if (SECONDS.matcher(plain).matches()) {
            return Optional.of(limited(Duration.ofSeconds(Long.parseLong(plain))));
        }
        try {
            Instant until =
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(plain, Instant::from);
            return Optional.of(limited(Duration.between(now, until)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration limited(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
