package io.dealerflow.gexapi.rest;

import io.dealerflow.kit.http.Parameters;

/** Patterns of texts for the contract, exactly as {@link Parameters} reads them: no control characters, and not only white space. */
final class ContractTexts {
    private static final String CONTROL = "\\x00-\\x1f\\x7f-\\x9f";
    private static final String CONTROL_SPACE = "\\t-\\r\\x1c-\\x1f";
    /** What else {@link Character#isWhitespace} says of. */
    private static final String SPACE = " \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";

    private static final String LISTED =
            "[^" + CONTROL + ",]{0,31}[^" + CONTROL + SPACE + ",][^" + CONTROL + ",]{0,32}";

    /** Any text that can be read. */
    static final String TEXT = "^[^" + CONTROL + "]*[^" + CONTROL + SPACE + "][^" + CONTROL + "]*$";
    /** Texts joined by commas. */
    static final String LIST = "^" + LISTED + "(," + LISTED + "){0,19}$";
    /** A text with control characters or without, but not only white space. */
    static final String NOT_BLANK = "[^" + CONTROL_SPACE + SPACE + "]";
    /** Nothing, or only white space. */
    static final String BLANK = "^[" + CONTROL_SPACE + SPACE + "]*$";
    /** Most characters of a value. */
    static final int LONGEST = Parameters.LONGEST_VALUE;

    private ContractTexts() {}
}
