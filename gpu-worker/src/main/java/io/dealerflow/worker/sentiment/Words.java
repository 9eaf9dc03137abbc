package io.dealerflow.worker.sentiment;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a text, by the steps of {@code models/news_sentiment/tokens.py}. */
final class Words {
    private static final List<Reference> REFERENCES = List.of(
            new Reference("&nbsp;", " "),
            new Reference("&quot;", "\""),
            new Reference("&#39;", "'"),
            new Reference("&apos;", "'"),
            new Reference("&lt;", "<"),
            new Reference("&gt;", ">"),
            new Reference("&amp;", "&"));
    private static final Pattern URL = Pattern.compile("https?://[^ \\t\\n\\r\\f\\x0B]+");
    private static final Pattern CASHTAG = Pattern.compile("\\$[A-Za-z]{1,6}(?![A-Za-z0-9_])");
    private static final int REPLACEMENT = 0xFFFD;

    private Words() {}

    /** A character reference of HTML. */
    private record Reference(String name, String character) {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String decomposed = Normalizer.normalize(cleaned(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        decomposed.codePoints().forEach(character -> {
            int category = Character.getType(character);
            if (category == Character.NON_SPACING_MARK || character == 0 || character == REPLACEMENT) {
                return;
            }
            boolean separates = separates(category);
            boolean alone = !separates && (isPunctuation(character, category) || isIdeograph(character));
            if ((separates || alone) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (alone) {
                words.add(Character.toString(character));
            } else if (!separates) {
                word.appendCodePoint(character);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String cleaned(String text) {
        String cleaned = text;
        for (Reference reference : REFERENCES) {
            cleaned = cleaned.replace(reference.name(), reference.character());
        }
        return CASHTAG.matcher(URL.matcher(cleaned).replaceAll(" ")).replaceAll("\\$x");
    }

    private static boolean separates(int category) {
        return switch (category) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private static boolean isPunctuation(int character, int category) {
        boolean asciiSign = (character >= 33 && character <= 47)
                || (character >= 58 && character <= 64)
                || (character >= 91 && character <= 96)
                || (character >= 123 && character <= 126);
        return asciiSign
                || switch (category) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION -> true;
                    default -> false;
                };
    }

    private static boolean isIdeograph(int character) {
        return (character >= 0x4E00 && character <= 0x9FFF)
                || (character >= 0x3400 && character <= 0x4DBF)
                || (character >= 0x20000 && character <= 0x2A6DF)
                || (character >= 0x2A700 && character <= 0x2B73F)
                || (character >= 0x2B740 && character <= 0x2B81F)
                || (character >= 0x2B820 && character <= 0x2CEAF)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0x2F800 && character <= 0x2FA1F);
    }
}
