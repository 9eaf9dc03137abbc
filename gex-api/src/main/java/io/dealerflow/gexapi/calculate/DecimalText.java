package io.dealerflow.gexapi.calculate;

import io.dealerflow.kit.core.Decimals;

/** Decimal numbers in a buffer of characters, without a string for each: prices have few digits. */
final class DecimalText {
    /** Numbers of so many digits, and powers of ten up to here, are exact in a double; so their quotient is rounded once. */
    private static final int EXACT_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private DecimalText() {}

    /** The number as {@link Decimals#parse} reads it: NaN when it is none. */
    static double parse(char[] buffer, int offset, int length) {
        int end = offset + length;
        int at = offset;
        boolean negative = at < end && buffer[at] == '-';
        if (negative) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int beforePoint = -1;
        for (; at < end; at++) {
            char c = buffer[at];
            if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
                digits = digits * 10 + (c - '0');
                count++;
            } else if (c == '.' && beforePoint < 0) {
                beforePoint = count;
            } else {
                return Decimals.parse(new String(buffer, offset, length));
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = beforePoint < 0 ? digits : digits / POWERS[count - beforePoint];
        return negative ? 0 - value : value;
    }
}
