package io.dealerflow.quant.time;

import io.dealerflow.quant.pricing.Right;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A listed US option by its OSI symbol (OCC, <i>Options Symbology Initiative</i>): root, date, right and strike in
 * thousandths, for example {@code SPXW221212C04000000}; the root may be padded with blanks to six characters. What such a
 * symbol cannot say is an {@link IllegalArgumentException}.
 *
 * @param root   one to six capital letters, digits and points
 * @param expiry from 2000 to 2099
 * @param strike whole thousandths, {@code > 0} and {@code < 100 000}
 */
public record OptionSymbol(String root, LocalDate expiry, Right right, double strike) {
    private static final int ROOT_LENGTH = 6;
    /** Places behind the root: of the date, of the right, of the strike, and their end. */
    private static final int YEAR = 0;

    private static final int MONTH = 2;
    private static final int DAY = 4;
    private static final int RIGHT = 6;
    private static final int STRIKE = 7;
    private static final int END = 15;
    private static final int CENTURY = 2000;
    private static final double STRIKE_UNITS = 1000;
    private static final long MOST_UNITS = 99_999_999;

    /** Throws {@link IllegalArgumentException}, naming the value that no symbol can hold. */
    public OptionSymbol {
        if (!isRoot(root)) {
            throw new IllegalArgumentException("root must be one to six of A-Z, 0-9 and point, was '" + root + "'");
        }
        if (expiry.getYear() / 100 * 100 != CENTURY) {
            throw new IllegalArgumentException("expiry must lie between 2000 and 2099, was " + expiry);
        }
        long thousandths = thousandths(strike);
        if (thousandths < 1 || thousandths > MOST_UNITS || thousandths / STRIKE_UNITS != strike) {
            throw new IllegalArgumentException("strike must be 0.001 to 99999.999 in steps of 0.001, was " + strike);
        }
    }

    /** Empty when the text is not an OSI symbol, names a day that does not exist, or a strike of 0. */
    public static Optional<OptionSymbol> parse(String text) {
        String symbol = text.strip();
        int date = symbol.length() - END;
        int rootEnd = date;
        while (rootEnd > 0 && symbol.charAt(rootEnd - 1) == ' ') {
            rootEnd--;
        }
        if (rootEnd < 1) {
            return Optional.empty();
        }
        String root = symbol.substring(0, rootEnd);
        char right = symbol.charAt(date + RIGHT);
        int year = number(symbol, date + YEAR, date + MONTH);
        int month = number(symbol, date + MONTH, date + DAY);
        int day = number(symbol, date + DAY, date + RIGHT);
        int thousandths = number(symbol, date + STRIKE, symbol.length());
        if (!isRoot(root) || year < 0 || month < 0 || day < 0 || thousandths < 1 || (right != 'C' && right != 'P')) {
            return Optional.empty();
        }
        try {
            LocalDate expiry = LocalDate.of(CENTURY + year, month, day);
            return Optional.of(
                    new OptionSymbol(root, expiry, right == 'C' ? Right.CALL : Right.PUT, thousandths / STRIKE_UNITS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The symbol without padding. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s%02d%02d%02d%s%08d",
                root,
                expiry.getYear() % 100,
                expiry.getMonthValue(),
                expiry.getDayOfMonth(),
                right == Right.CALL ? "C" : "P",
                thousandths(strike));
    }

    private static long thousandths(double strike) {
        return Math.round(strike * STRIKE_UNITS);
    }

    private static boolean isRoot(String text) {
        boolean isRoot = !text.isEmpty() && text.length() <= ROOT_LENGTH;
        for (int i = 0; isRoot && i < text.length(); i++) {
            char c = text.charAt(i);
            isRoot = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        }
        return isRoot;
    }

    /** The number that the digits of {@code text} between two places are; negative when one is none. At most eight of them. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
