package io.dealerflow.report.text;

import java.util.List;

/** Writes CommonMark with GFM tables, blocks separated by one empty line. */
public final class Markdown {
    private final StringBuilder out = new StringBuilder();

    /** Heading of {@code level} 1 to 6. */
    public Markdown heading(int level, String text) {
        return block("#".repeat(level) + " " + text);
    }

    public Markdown paragraph(String text) {
        return block(text);
    }

    /** A bullet list; nothing for an empty list. */
    public Markdown bullets(List<String> items) {
        return items.isEmpty() ? this : block("- " + String.join("\n- ", items));
    }

    public Markdown table(Table table) {
        return block(table.toMarkdown());
    }

    /** The document, ending in one line break. */
    @Override
    public String toString() {
        return out.toString();
    }

    /**
     * External text as inline content: on one line, with Markdown and HTML markup escaped. An underscore
     * within a word is left alone, as CommonMark leaves it.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isWhitespace(c)) {
                escaped.append(' ');
            } else if (isMarkup(c) || (c == '_' && !withinWord(text, i))) {
                escaped.append('\\').append(c);
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString().strip();
    }

    private static boolean isMarkup(char c) {
        return "\\`*[]<>#&~".indexOf(c) >= 0;
    }

    private static boolean withinWord(String text, int index) {
        return index > 0
                && index < text.length() - 1
                && Character.isLetterOrDigit(text.charAt(index - 1))
                && Character.isLetterOrDigit(text.charAt(index + 1));
    }

    private Markdown block(String text) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(text).append('\n');
        return this;
    }
}
