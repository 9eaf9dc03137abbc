package io.dealerflow.kit.core;

import java.util.regex.Pattern;

/** Decimal numbers as text: digits with an optional sign, point and exponent; no separators, no NaN, no hexadecimal forms. */
public final class Decimals {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Decimals() {}

    /** The number, or NaN when {@code text} is not one; -0 is 0, and a number too large for a double is infinite. */
    public static double parse(String text) {
        return DECIMAL.matcher(text).matches() ? Double.parseDouble(text) + 0.0 : Double.NaN;
    }
}
