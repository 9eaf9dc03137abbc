package io.dealerflow.ingest.source.news;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An item as its feed has it: the texts of its fields, in their order. */
final class NewsDraft {
    /** Longest text of a field, characters. */
    static final int MAX_TEXT = 1 << 20;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

    private final Map<Field, List<String>> texts = new EnumMap<>(Field.class);
    private final int line;
    private boolean tooLarge;

    NewsDraft(int line) {
        this.line = line;
    }

    /** What a text is. Title, summary and content are HTML: text in which {@code <} and {@code &} are escaped. */
    enum Field {
        TITLE,
        SUMMARY,
        CONTENT,
        LINK,
        /** An id that is also the item's address. */
        PERMALINK,
        PUBLISHED,
        UPDATED,
        AUTHOR,
        /** One category, or several between commas. */
        CATEGORY,
        TICKERS,
        LANGUAGE
    }

    /** Adds a text; one that is blank is none. */
    void put(Field field, @Nullable String text) {
        if (text != null && text.length() > MAX_TEXT) {
            tooLarge = true;
        } else if (text != null && !text.isBlank()) {
            texts.computeIfAbsent(field, key -> new ArrayList<>()).add(clean(text));
        }
    }

    /** Without control characters and halves of characters, which neither the table nor JSON takes. */
    private static String clean(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return CONTROL.matcher(whole).replaceAll(" ").strip();
    }

    List<String> all(Field field) {
        return texts.getOrDefault(field, List.of());
    }

    @Nullable
    String first(Field field) {
        return all(field).isEmpty() ? null : all(field).getFirst();
    }

    /** Line on which the item begins. */
    int line() {
        return line;
    }

    /** Whether a text was too long to be kept. */
    boolean isTooLarge() {
        return tooLarge;
    }
}
