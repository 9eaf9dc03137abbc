package io.dealerflow.ingest.format;

import io.dealerflow.kit.core.Decimals;
import java.util.regex.Pattern;

/** Numbers as people and exchanges write them. */
public final class Numbers {
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");

    private Numbers() {}

    /** The number, or NaN when the text is none; -0 is 0. A comma is never part of one. */
    public static double parse(String text) {
        return Decimals.parse(text.strip());
    }

    /** As {@link #parse}, with thousands that may be set apart by commas: groups of three after a start that is not zero. */
    public static double parseWithThousands(String text) {
        String trimmed = text.strip();
        return Decimals.parse(THOUSANDS.matcher(trimmed).matches() ? trimmed.replace(",", "") : trimmed);
    }
}
