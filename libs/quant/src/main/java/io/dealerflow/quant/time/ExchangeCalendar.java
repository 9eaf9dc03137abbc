package io.dealerflow.quant.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sessions of the US option exchanges: full closures and early closes from a data file in this jar, from {@link #FIRST} to
 * {@link #LAST}. Outside that range every weekday counts as a full session.
 */
public final class ExchangeCalendar {
    /** All dates and times of this class are New York's. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** The first date whose holidays are known. */
    public static final LocalDate FIRST = LocalDate.of(2005, 1, 1);

    /** The last date whose holidays are known. */
    public static final LocalDate LAST = LocalDate.of(2035, 12, 31);

    /** When every session begins. */
    public static final LocalTime OPEN = LocalTime.of(9, 30);

    /** When a session ends that is not shortened. */
    public static final LocalTime CLOSE = LocalTime.of(16, 0);

    private static final String DATA = "us-options-calendar.csv";

    private static final long FULL_SESSION = Duration.between(OPEN, CLOSE).toMillis();
    private static final LocalDate A_MONDAY = LocalDate.of(1969, 12, 29);
    private static final ExchangeCalendar US_OPTIONS = load();

    /** Exceptional days: an empty time means closed all day. */
    private final Map<LocalDate, Optional<LocalTime>> exceptions;

    /** Open time lost by the exceptional days up to and including one. */
    private final NavigableMap<LocalDate, Lost> lost = new TreeMap<>();

    private record Lost(int sessions, long millis) {
        static final Lost NOTHING = new Lost(0, 0);

        Lost plus(Optional<LocalTime> close) {
            return close.map(time -> new Lost(
                            sessions, millis + Duration.between(time, CLOSE).toMillis()))
                    .orElseGet(() -> new Lost(sessions + 1, millis + FULL_SESSION));
        }
    }

    private ExchangeCalendar(SortedMap<LocalDate, Optional<LocalTime>> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
        Lost sum = Lost.NOTHING;
        for (Map.Entry<LocalDate, Optional<LocalTime>> day : exceptions.entrySet()) {
            sum = sum.plus(day.getValue());
            lost.put(day.getKey(), sum);
        }
    }

    /** The calendar shared by NYSE and Cboe. */
    public static ExchangeCalendar usOptions() {
        return US_OPTIONS;
    }

    /** Whether the exchange opens on that date. */
    public boolean isSession(LocalDate date) {
        if (isWeekend(date)) {
            return false;
        }
        Optional<LocalTime> exception = exceptions.get(date);
        return exception == null || exception.isPresent();
    }

    /** The date itself when it is a session, else the last one before. */
    public LocalDate sessionAtOrBefore(LocalDate date) {
        LocalDate session = date;
        while (!isSession(session)) {
            session = session.minusDays(1);
        }
        return session;
    }

    /** Closing time of a session: 16:00, or earlier on a shortened day. */
    public LocalTime closingTime(LocalDate session) {
        Optional<LocalTime> exception = exceptions.get(session);
        return exception == null ? CLOSE : exception.orElse(CLOSE);
    }

    /** Sessions from {@code from} (inclusive) to {@code to} (exclusive); 0 when the range is empty. */
    public int sessionsBetween(LocalDate from, LocalDate to) {
        return from.isBefore(to) ? Math.toIntExact(sessionsBefore(to) - sessionsBefore(from)) : 0;
    }

    /** Seconds during which the market is open between two instants; 0 when the range is empty. */
    public double openSecondsBetween(Instant from, Instant to) {
        return from.isBefore(to) ? (openMillisBefore(to) - openMillisBefore(from)) / 1000.0 : 0;
    }

    private long sessionsBefore(LocalDate date) {
        return weekdaysBefore(date) - lostBefore(date).sessions;
    }

    private long openMillisBefore(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, ZONE);
        long before = weekdaysBefore(date) * FULL_SESSION - lostBefore(date).millis;
        if (!isSession(date)) {
            return before;
        }
        Instant close = instant(date, closingTime(date));
        long today = Duration.between(instant(date, OPEN), earlier(at, close)).toMillis();
        return before + Math.max(0, today);
    }

    private Lost lostBefore(LocalDate date) {
        Map.Entry<LocalDate, Lost> last = lost.lowerEntry(date);
        return last == null ? Lost.NOTHING : last.getValue();
    }

    /** Weekdays from {@code from} (inclusive) to {@code to} (exclusive), holidays counted; 0 when the range is empty. */
    static long weekdaysBetween(LocalDate from, LocalDate to) {
        return from.isBefore(to) ? weekdaysBefore(to) - weekdaysBefore(from) : 0;
    }

    private static long weekdaysBefore(LocalDate date) {
        long days = ChronoUnit.DAYS.between(A_MONDAY, date);
        return 5 * Math.floorDiv(days, 7) + Math.min(5, Math.floorMod(days, 7));
    }

    /** The last moment at or before an instant at which the market was open: the instant itself, or the close before it. */
    public Instant lastOpenAt(Instant at) {
        LocalDate session = sessionAtOrBefore(LocalDate.ofInstant(at, ZONE));
        if (at.isBefore(instant(session, OPEN))) {
            session = sessionAtOrBefore(session.minusDays(1));
        }
        return earlier(at, instant(session, closingTime(session)));
    }

    static Instant instant(LocalDate date, LocalTime time) {
        return ZonedDateTime.of(date, time, ZONE).toInstant();
    }

    static boolean isWeekend(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static ExchangeCalendar load() {
        InputStream data = Objects.requireNonNull(ExchangeCalendar.class.getResourceAsStream(DATA), DATA);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            SortedMap<LocalDate, Optional<LocalTime>> days = new TreeMap<>();
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] fields = line.split(",", -1);
                days.put(LocalDate.parse(fields[0]), closing(fields[1]));
            });
            return new ExchangeCalendar(days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<LocalTime> closing(String field) {
        return field.equals("closed") ? Optional.empty() : Optional.of(LocalTime.parse(field));
    }
}
