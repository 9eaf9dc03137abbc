package io.dealerflow.ingest.chain;

import java.util.regex.Pattern;

/** Numbers as people and exchanges write them. */
final class Numbers {
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Numbers() {}

    /** The number, or NaN when the text is none. Thousands may be set apart by commas; -0 is 0. */
    static double parse(String text) {
        String trimmed = text.strip();
        if (PLAIN.matcher(trimmed).matches()) {
            return Double.parseDouble(trimmed) + 0.0;
        }
        return THOUSANDS.matcher(trimmed).matches() ? Double.parseDouble(trimmed.replace(",", "")) + 0.0 : Double.NaN;
    }
}
