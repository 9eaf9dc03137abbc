package io.dealerflow.quant.time;

import io.dealerflow.quant.pricing.Right;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern ROOT = Pattern.compile("[A-Z0-9.]{1,6}");
    private static final Pattern FORM = Pattern.compile("(" + ROOT + "?) *(\\d{2})(\\d{2})(\\d{2})([CP])(\\d{8})");
    private static final int CENTURY = 2000;
    private static final double STRIKE_UNITS = 1000;
    private static final long MOST_UNITS = 99_999_999;

    /** Throws {@link IllegalArgumentException}, naming the value that no symbol can hold. */
    public OptionSymbol {
        if (!ROOT.matcher(root).matches()) {
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
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long thousandths = Long.parseLong(matcher.group(6));
        if (thousandths == 0) {
            return Optional.empty();
        }
        try {
            LocalDate expiry = LocalDate.of(CENTURY + number(matcher, 2), number(matcher, 3), number(matcher, 4));
            Right right = matcher.group(5).equals("C") ? Right.CALL : Right.PUT;
            return Optional.of(new OptionSymbol(matcher.group(1), expiry, right, thousandths / STRIKE_UNITS));
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

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
