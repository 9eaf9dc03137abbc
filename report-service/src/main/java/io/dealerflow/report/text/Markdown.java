package io.dealerflow.report.text;

import java.util.List;

/** Writes CommonMark with GFM tables, blocks separated by one empty line, and records what is written as facts. */
public final class Markdown {
    private final StringBuilder out = new StringBuilder();
    private final FactRecorder recorder = new FactRecorder();
    private Origin origin = Origin.NONE;

    /** Heading of {@code level} 1 to 3; what follows is from no event until {@link #from} says it. */
    public Markdown heading(int level, String text) {
        recorder.heading(level, text);
        origin = Origin.NONE;
        return block("#".repeat(level) + " " + text);
    }

    /** The asset that the text is about until the next heading of level 2. */
    public Markdown about(String symbol) {
        recorder.about(symbol);
        return this;
    }

    /** The events behind the text until the next heading. */
    public Markdown from(Origin events) {
        origin = events;
        return this;
    }

    public Markdown paragraph(String text) {
        recorder.statement(text, origin);
        return block(text);
    }

    /** A bullet list; nothing for an empty list. */
    public Markdown bullets(List<String> items) {
        items.forEach(item -> recorder.statement(item, origin));
        return items.isEmpty() ? this : block("- " + String.join("\n- ", items));
    }

    public Markdown table(Table table) {
        recorder.table(table.facts(origin));
        return block(table.toMarkdown());
    }

    /** What is written so far, section by section. */
    public ReportFacts facts() {
        return new ReportFacts(recorder.sections());
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
