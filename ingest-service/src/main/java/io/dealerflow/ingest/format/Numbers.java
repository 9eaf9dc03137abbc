package io.dealerflow.ingest.format;

import io.dealerflow.kit.core.Decimals;
import java.util.regex.Pattern;

/** Numbers as people and exchanges write them. */
public final class Numbers {
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");

    private Numbers() {}

    /** The number, or NaN when the text is none. Thousands may be set apart by commas; -0 is 0. */
    public static double parse(String text) {
        String trimmed = text.strip();
        return Decimals.parse(THOUSANDS.matcher(trimmed).matches() ? trimmed.replace(",", "") : trimmed);
    }
}
