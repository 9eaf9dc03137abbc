package io.dealerflow.ingest.source.cboe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How browsers write a date with the month in words: one form per group of locales with the same form, and
 * the names of zones. From {@code date-words.tsv}, which {@code tools/reference/date_words.mjs} writes from Unicode's CLDR.
 *
 * @param offsets patterns of GMT, in any script, with an offset: groups {@code sign}, {@code hours} and {@code minutes}
 * @param zones   offsets of each abbreviation; more than one where locales differ
 */
record DateWords(List<Form> forms, List<Pattern> offsets, Map<String, Set<ZoneOffset>> zones) {
    private static final String FILE = "date-words.tsv";
    private static final Pattern FIELD = Pattern.compile("\\{\\w+}");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern INVISIBLE_AND_ACCENTS = Pattern.compile("[\\p{Cf}\u0300-\u036f]+");
    private static final Pattern MINUS = Pattern.compile("[\u2010\u2011\u2013\u2212]");
    private static final String OFFSET = "(?<sign>[+-])(?<hours>\\d{1,2}?)(?:[:.]?(?<minutes>\\d{2}))?(?!\\d)";
    private static final int HOURS = 24;

    /** Calendars that browsers use by default where a locale's people do. */
    enum Calendar {
        GREGORY,
        BUDDHIST,
        PERSIAN
    }

    /**
     * The date format of a group of locales.
     *
     * @param template its own order, signs and words around {@code {year}}, {@code {month}}, {@code {day}} and the time
     * @param months   twelve, January (or Farvardin) first, with letters that are written onto them
     * @param clock12  whether its hours go to twelve
     * @param periods  in several ways, a word for each of 24 hours, such as am and pm
     * @param fillers  words of the template, such as "at"
     */
    record Form(
            Calendar calendar,
            String template,
            List<String> months,
            boolean clock12,
            List<List<String>> periods,
            Set<String> fillers) {}

    private static final class Holder {
        private static final DateWords ALL = load();
    }

    /** All of them, loaded at first use. */
    static DateWords all() {
        return Holder.ALL;
    }

    /** Lower case without accents, digits of any script as ASCII's, one blank between words, no invisible characters. */
    static String plain(String text) {
        String visible = INVISIBLE_AND_ACCENTS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        var plain = new StringBuilder(visible.length());
        visible.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else {
                plain.appendCodePoint(c);
            }
        });
        String composed = Normalizer.normalize(plain, Normalizer.Form.NFC);
        return BLANKS.matcher(MINUS.matcher(composed).replaceAll("-"))
                .replaceAll(" ")
                .strip();
    }

    /** Letters between anything else. */
    static List<String> words(String text) {
        return NOT_LETTERS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    private static DateWords load() {
        var reading = new Loader();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DateWords.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(reading::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading.result();
    }

    private static final class Loader {
        private final List<Form> forms = new ArrayList<>();
        private final List<String> gmt = new ArrayList<>();
        private final Map<String, Set<ZoneOffset>> zones = new HashMap<>();

        void line(String line) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "form" -> form(fields);
                case "gmt" -> {
                    gmt.add(plain(fields[1]));
                    zones.putIfAbsent(plain(fields[1]), Set.of(ZoneOffset.UTC));
                }
                case "zone" -> zones.put(plain(fields[1]), offsets(fields[2]));
                default -> throw new IllegalStateException(line);
            }
        }

        private void form(String[] fields) {
            String template = plain(fields[3]);
            List<String> months = Arrays.stream(fields[4].split("\\|", -1))
                    .map(DateWords::plain)
                    .toList();
            Set<String> fillers =
                    Set.copyOf(new HashSet<>(words(FIELD.matcher(template).replaceAll(" "))));
            List<List<String>> periods = Arrays.stream(fields)
                    .skip(5)
                    .filter(each -> !each.isEmpty())
                    .map(DateWords::periods)
                    .toList();
            forms.add(new Form(
                    Calendar.valueOf(fields[2]),
                    template,
                    attached(template, months),
                    !fields[5].isEmpty(),
                    periods,
                    fillers));
        }

        DateWords result() {
            String words = gmt.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "\\[?(?:", ")\\]?"));
            List<Pattern> offsets =
                    List.of(Pattern.compile(words + " ?" + OFFSET), Pattern.compile(OFFSET + " ?" + words));
            return new DateWords(List.copyOf(forms), offsets, Map.copyOf(zones));
        }
    }

    private static Set<ZoneOffset> offsets(String text) {
        return Arrays.stream(text.split(",", -1)).map(ZoneOffset::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Letters that a template writes onto the month belong to its name: 8 and 月, ב and אוגוסט. */
    private static List<String> attached(String template, List<String> months) {
        int at = template.indexOf("{month}");
        int start = at;
        while (start > 0 && isLetter(template.charAt(start - 1))) {
            start--;
        }
        int end = at + "{month}".length();
        while (end < template.length() && isLetter(template.charAt(end))) {
            end++;
        }
        String before = template.substring(start, at);
        String after = template.substring(at + "{month}".length(), end);
        return months.stream().map(month -> before + month + after).toList();
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** From {@code 0=AM|12=PM} to a word for each hour. */
    private static List<String> periods(String text) {
        Map<Integer, String> starts = new HashMap<>();
        for (String each : text.split("\\|", -1)) {
            int sign = each.indexOf('=');
            starts.put(Integer.parseInt(each.substring(0, sign)), plain(each.substring(sign + 1)));
        }
        List<String> periods = new ArrayList<>(HOURS);
        String period = "";
        for (int hour = 0; hour < HOURS; hour++) {
            period = starts.getOrDefault(hour, period);
            periods.add(period);
        }
        return List.copyOf(periods);
    }
}
