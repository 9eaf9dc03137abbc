package io.dealerflow.ingest.source.fx;

import java.util.regex.Pattern;

/**
 * Two currencies.
 *
 * @param base  of one unit of which the rate is the price
 * @param quote in which the rate is
 */
record Pair(String base, String quote) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,10}");

    /** Whether the text can be the code of a currency: ISO 4217, or that of a digital currency. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    String name() {
        return base + quote;
    }
}
