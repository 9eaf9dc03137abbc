package io.dealerflow.feature.analysis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Numbers in the bytes of a line, without an object for each: histories have millions. */
final class NumberText {
    /** Every power of ten that a double holds exactly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** Whole numbers up to here are exact in a double. */
    private static final long EXACT = 1L << 53;

    private NumberText() {}

    /**
     * The double nearest to a decimal number; NaN when it is none, or is not finite.
     *
     * @param from first byte
     * @param to   after the last
     */
    static double parse(byte[] text, int from, int to) {
        int at = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        long digits = 0;
        int decimals = 0;
        boolean isFraction = false;
        int count = 0;
        for (; at < to && digits < EXACT / 16; at++) {
            byte c = text[at];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                decimals += isFraction ? 1 : 0;
                count++;
            } else if (c == '.' && !isFraction) {
                isFraction = true;
            } else {
                break;
            }
        }
        if (at < to || count == 0 || decimals >= POWERS.length) {
            return parseSlowly(text, from, to);
        }
        // both are exact and a division rounds once: the nearest double
        double value = digits / POWERS[decimals];
        return text[from] == '-' ? -value : value;
    }

    private static double parseSlowly(byte[] text, int from, int to) {
        if (from == to || !isDecimal(text, from, to)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(new String(text, from, to - from, ISO_8859_1));
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Java's parser takes hexadecimal numbers, type suffixes and spaces too. */
    private static boolean isDecimal(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = text[i];
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return true;
    }
}
