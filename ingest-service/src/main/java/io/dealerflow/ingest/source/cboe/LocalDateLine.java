package io.dealerflow.ingest.source.cboe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date line in the language of any browser: a month in words, a day and a year in any order, a time, and a zone.
 * Every word must be known; any other makes the line unreadable rather than misread.
 */
final class LocalDateLine {
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d.])(?<hour>\\d{1,2})(?:[:.h]| h | ?[時时点시] ?)(?<minute>\\d{2})(?: ?[분分])?(?::(?<second>\\d{2}))?(?!\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)\\d{1,2}(?!\\d)");
    private static final Pattern DATE = Pattern.compile("^.*?(\\{(?:year|month|day)}.*\\{(?:year|month|day)}\\.?).*$");
    private static final String GAP = " ; ";
    private static final int BUDDHIST_YEARS = 543;
    private static final int NOON = 12;

    private static final List<String> AM_PM =
            IntStream.range(0, 24).mapToObj(hour -> hour < NOON ? "am" : "pm").toList();

    private final DateWords words;
    private final String line;

    private LocalDateLine(String text) {
        this.words = DateWords.all();
        this.line = DateWords.plain(text);
    }

    /** Every instant that the line can mean: none when it cannot be read, more than one when it is ambiguous. */
    static Set<Instant> readings(String text) {
        return new LocalDateLine(text).readings();
    }

    private record Zoned(Set<ZoneOffset> offsets, String rest) {}

    private record Reading(LocalDateTime time, DateWords.Form form) {}

    private Set<Instant> readings() {
        Zoned zoned = zoned();
        Matcher time = TIME.matcher(zoned.rest());
        if (!time.find()) {
            return Set.of();
        }
        String rest =
                zoned.rest().substring(0, time.start()) + GAP + zoned.rest().substring(time.end());
        List<Reading> readings = new ArrayList<>();
        for (DateWords.Form form : words.forms()) {
            LocalDateTime read = read(form, rest, time.toMatchResult());
            if (read != null) {
                readings.add(new Reading(read, form));
            }
        }
        return instants(unambiguous(readings), zoned.offsets());
    }

    /** Where the same word is two months (listopada: October in Croatian, November in Polish), the signs of the form decide. */
    private List<Reading> unambiguous(List<Reading> readings) {
        if (readings.stream().map(Reading::time).distinct().count() < 2) {
            return readings;
        }
        List<Reading> exact = readings.stream()
                .filter(reading -> date(reading.form()).matcher(line).find())
                .toList();
        return exact.isEmpty() ? readings : exact;
    }

    /** The part of a form from its first to its last field of the date. */
    private static Pattern date(DateWords.Form form) {
        String template = DATE.matcher(form.template()).replaceAll("$1");
        String quoted = Pattern.quote(template.replaceAll("[\\p{L}\\p{M}]*\\{month}[\\p{L}\\p{M}]*", "{month}"));
        String months = form.months().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        return Pattern.compile(quoted.replace("{year}", "\\E\\d{4}\\Q")
                .replace("{month}", "\\E" + months + "\\Q")
                .replace("{day}", "\\E\\d{1,2}\\Q"));
    }

    private static Set<Instant> instants(List<Reading> readings, Set<ZoneOffset> offsets) {
        Set<Instant> instants = new HashSet<>();
        for (Reading reading : readings) {
            offsets.forEach(offset -> instants.add(reading.time().toInstant(offset)));
        }
        return instants;
    }

    /** The zone cut out of the line; without offsets where it has no known zone. */
    private Zoned zoned() {
        for (Pattern form : words.offsets()) {
            Matcher offset = form.matcher(line);
            if (offset.find()) {
                return new Zoned(offset(offset), cut(line, offset));
            }
        }
        return abbreviation();
    }

    /** The longest abbreviation in the line; of two the later one: Awst is August in Welsh, and a zone in Australia. */
    private Zoned abbreviation() {
        String name = "";
        int start = -1;
        for (String candidate : words.zones().keySet()) {
            int at = word(line, candidate);
            boolean longer = candidate.length() > name.length();
            boolean later = candidate.length() == name.length() && at > start;
            if (at >= 0 && (longer || later)) {
                name = candidate;
                start = at;
            }
        }
        return start < 0
                ? new Zoned(Set.of(), line)
                : new Zoned(
                        words.zones().getOrDefault(name, Set.of()),
                        line.substring(0, start) + GAP + line.substring(start + name.length()));
    }

    private static Set<ZoneOffset> offset(Matcher matcher) {
        int sign = matcher.group("sign").equals("-") ? -1 : 1;
        try {
            return Set.of(ZoneOffset.ofHoursMinutes(
                    sign * Integer.parseInt(matcher.group("hours")), sign * number(matcher.group("minutes"))));
        } catch (DateTimeException e) {
            return Set.of();
        }
    }

    private @Nullable LocalDateTime read(DateWords.Form form, String rest, MatchResult time) {
        Found month = month(form, rest);
        if (month == null) {
            return null;
        }
        Matcher year = YEAR.matcher(month.rest());
        if (!year.find()) {
            return null;
        }
        String withoutYear = cut(month.rest(), year);
        Matcher day = DAY.matcher(withoutYear);
        if (!day.find()) {
            return null;
        }
        String left = cut(withoutYear, day);
        try {
            LocalDate date = date(form.calendar(), number(year.group()), month.value(), number(day.group()));
            int hour = hour(form, left, number(time.group("hour")));
            return date.atTime(LocalTime.of(hour, number(time.group("minute")), number(time.group("second"))));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private record Found(int value, String rest) {}

    /** The longest name of a month in {@code text}. */
    private static @Nullable Found month(DateWords.Form form, String text) {
        Found found = null;
        int length = 0;
        for (int i = 0; i < form.months().size(); i++) {
            String name = form.months().get(i);
            int at = name.length() > length ? word(text, name) : -1;
            if (at >= 0) {
                length = name.length();
                found = new Found(i + 1, text.substring(0, at) + GAP + text.substring(at + length));
            }
        }
        return found;
    }

    private static LocalDate date(DateWords.Calendar calendar, int year, int month, int day) {
        return switch (calendar) {
            case GREGORY -> LocalDate.of(year, month, day);
            case BUDDHIST -> LocalDate.of(year - BUDDHIST_YEARS, month, day);
            case PERSIAN -> PersianDate.of(year, month, day);
        };
    }

    /** Hour of 24; -1, which no time accepts, where unknown or contradicting words are left. */
    private static int hour(DateWords.Form form, String text, int hour) {
        if (!form.clock12() && saysNothing(form, text)) {
            return hour;
        }
        for (int i = 0; i <= form.periods().size(); i++) {
            List<String> periods = i < form.periods().size() ? form.periods().get(i) : AM_PM;
            int found = hour(form, periods, text, hour);
            if (found >= 0) {
                return found;
            }
        }
        return hour > NOON && saysNothing(form, text) ? hour : -1;
    }

    private static int hour(DateWords.Form form, List<String> periods, String text, int hour) {
        for (String word : new LinkedHashSet<>(periods)) {
            Matcher period = period(word).matcher(text);
            if (hour <= NOON && period.find() && saysNothing(form, cut(text, period))) {
                return ofTwentyFour(periods, word, hour);
            }
        }
        return -1;
    }

    /** The hour that shows as {@code hour} while {@code word} holds; a word of one half of the day holds in all of it. */
    private static int ofTwentyFour(List<String> periods, String word, int hour) {
        int morning = hour % NOON;
        int evening = morning + NOON;
        boolean inMorning = periods.subList(0, NOON).contains(word);
        boolean inEvening = periods.subList(NOON, periods.size()).contains(word);
        if (inMorning != inEvening) {
            return inMorning ? morning : evening;
        }
        boolean holds = periods.get(morning).equals(word);
        return holds == periods.get(evening).equals(word) ? -1 : holds ? morning : evening;
    }

    /** Whether {@code text} has no further words. */
    private static boolean saysNothing(DateWords.Form form, String text) {
        return text.chars().noneMatch(Character::isDigit) && form.fillers().containsAll(DateWords.words(text));
    }

    /** {@code a.m.}, {@code a. m.} and {@code am} are one word. */
    private static Pattern period(String word) {
        String letters = word.codePoints()
                .filter(c -> c != '.' && c != ' ')
                .mapToObj(c -> Pattern.quote(Character.toString(c)))
                .reduce((a, b) -> a + "[. ]*" + b)
                .orElse("");
        return Pattern.compile("(?<![\\p{L}\\p{M}])" + letters + "(?![\\p{L}\\p{M}])");
    }

    /** Index of {@code word} in {@code text} without adjacent letters (digits, if it ends in one), or -1. */
    private static int word(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (!joined(text, at) && !joined(text, at + word.length())) {
                return at;
            }
        }
        return -1;
    }

    private static boolean joined(String text, int at) {
        if (at == 0 || at == text.length()) {
            return false;
        }
        boolean letters = letter(text.codePointBefore(at)) && letter(text.codePointAt(at));
        boolean digits = Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at));
        return letters || digits;
    }

    private static boolean letter(int c) {
        int type = Character.getType(c);
        return (Character.isLetter(c) && type != Character.OTHER_LETTER) || type == Character.NON_SPACING_MARK;
    }

    private static String cut(String text, MatchResult part) {
        return text.substring(0, part.start()) + GAP + text.substring(part.end());
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
