package io.dealerflow.kit.runs;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** When something is done again. {@code toString} is how it is shown. */
public sealed interface Schedule {
    ExchangeCalendar CALENDAR = ExchangeCalendar.usOptions();

    /** The first run after an instant; empty when there is none any more. */
    Optional<Instant> next(Instant after);

    /** At a fixed interval after each run. */
    record Every(Duration interval) implements Schedule {
        public Every {
            requirePositive(interval);
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(after.plus(interval));
        }

        @Override
        public String toString() {
            return "every " + text(interval);
        }
    }

    /**
     * While the US option exchanges are open: at the open, at a fixed interval from it, and once more {@code afterClose} after the close, which
     * is earlier on shortened days; not on holidays.
     *
     * @param afterClose how long after the close a source whose quotes are delayed has the last of them
     */
    record Session(Duration interval, Duration afterClose) implements Schedule {
        public Session {
            requirePositive(interval);
            if (afterClose.isNegative()) {
                throw new IllegalArgumentException("the time after the close must not be negative");
            }
        }

        @Override
        public Optional<Instant> next(Instant after) {
            LocalDate date = sessionEndingAfter(after, afterClose);
            Instant last = close(date).plus(afterClose);
            Instant next = onGrid(at(date, ExchangeCalendar.OPEN), after);
            return Optional.of(next.isBefore(last) ? next : last);
        }

        private Instant onGrid(Instant open, Instant after) {
            if (after.isBefore(open)) {
                return open;
            }
            long steps = Duration.between(open, after).dividedBy(interval) + 1;
            return open.plus(interval.multipliedBy(steps));
        }

        @Override
        public String toString() {
            return "every " + text(interval) + " in sessions";
        }
    }

    /** Once a session of the US option exchanges: {@code delay} after the close, which is earlier on shortened days; not on holidays. */
    record AfterClose(Duration delay) implements Schedule {
        public AfterClose {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("the time after the close must not be negative");
            }
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(close(sessionEndingAfter(after, delay)).plus(delay));
        }

        @Override
        public String toString() {
            return text(delay) + " after the close";
        }
    }

    /** A cron expression of five fields as in Unix, or of six or seven as in Quartz, which begin with the second. */
    final class Cron implements Schedule {
        private static final int UNIX_FIELDS = 5;

        private final String expression;
        private final ZoneId zone;
        private final ExecutionTime times;

        /** @throws IllegalArgumentException saying what is wrong with the expression */
        public Cron(String expression, ZoneId zone) {
            this.expression = expression.strip();
            this.zone = zone;
            int fields = this.expression.split("\\s+", -1).length;
            CronType type = fields == UNIX_FIELDS ? CronType.UNIX : CronType.QUARTZ;
            this.times = ExecutionTime.forCron(
                    new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type)).parse(this.expression));
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
        }

        @Override
        public String toString() {
            return expression + " " + zone;
        }
    }

    /** The first session whose close with {@code delay} is later than {@code after}. */
    private static LocalDate sessionEndingAfter(Instant after, Duration delay) {
        LocalDate date = LocalDate.ofInstant(after.minus(delay), ExchangeCalendar.ZONE);
        while (!CALENDAR.isSession(date) || !after.isBefore(close(date).plus(delay))) {
            date = date.plusDays(1);
        }
        return date;
    }

    private static Instant close(LocalDate session) {
        return at(session, CALENDAR.closingTime(session));
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, ExchangeCalendar.ZONE).toInstant();
    }

    private static void requirePositive(Duration interval) {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("the interval must be positive, was " + interval);
        }
    }

    /** As in settings: {@code 15m}, {@code 1h30m}. */
    private static String text(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
