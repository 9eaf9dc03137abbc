package io.dealerflow.report.narrative;

import io.dealerflow.report.narrative.Sheet.Direction;
import io.dealerflow.report.narrative.Sheet.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words that a narrative may use, in {@code words.txt}: sections of words that say nothing by themselves, that name a subject, that say a
 * direction, or that count. A word of none of them is refused, so that no claim is made in words that are not understood.
 */
public final class Words {
    private static final Set<String> PLAIN = new HashSet<>();
    private static final Map<String, Subject> SUBJECTS = new HashMap<>();
    private static final Map<String, Direction> DIRECTIONS = new HashMap<>();
    private static final Map<String, Integer> COUNTS = new HashMap<>();

    static {
        String section = "";
        for (String line : resource().lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
                continue;
            }
            for (String word : line.split("\\s+", -1)) {
                add(section, word);
            }
        }
    }

    private Words() {}

    private static void add(String section, String word) {
        String[] part = section.split(" ", -1);
        switch (part[0]) {
            case "plain" -> PLAIN.add(word);
            case "subject" -> SUBJECTS.put(word.replace('_', ' '), Subject.valueOf(part[1]));
            case "direction" -> DIRECTIONS.put(word.replace('_', ' '), Direction.valueOf(part[1]));
            case "count" -> COUNTS.put(word, Integer.parseInt(part[1]));
            default -> throw new IllegalStateException("words.txt has no section " + section);
        }
    }

    static boolean isPlain(String word) {
        return PLAIN.contains(word);
    }

    /** Of one to three words in lower case. */
    static Map<String, Subject> subjects() {
        return SUBJECTS;
    }

    /** Of one to three words in lower case. */
    static Map<String, Direction> directions() {
        return DIRECTIONS;
    }

    /** Numbers in words. */
    static Map<String, Integer> counts() {
        return COUNTS;
    }

    /** The words that say that something has risen or fallen. */
    public static Set<String> ofChange() {
        return DIRECTIONS.entrySet().stream()
                .filter(word -> word.getValue() == Direction.UP || word.getValue() == Direction.DOWN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String resource() {
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream("words.txt"), "words.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt cannot be read", e);
        }
    }
}
