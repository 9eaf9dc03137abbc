package io.dealerflow.ingest.format;

import io.dealerflow.kit.core.Decimals;
import java.util.regex.Pattern;

/** Numbers in files of people and exchanges. */
public final class Numbers {
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");

    private Numbers() {}

    /** The number, or NaN when the text is not a number; -0 is 0. Commas are not accepted. */
    public static double parse(String text) {
        return Decimals.parse(text.strip());
    }

    /**
     * The number, at most {@code max} in size.
     *
     * @param field names the value in the exception
     * @throws BadValueException when it is not a number, or too large
     */
    public static double finite(String text, double max, String field) throws BadValueException {
        double value = parse(text);
        if (Double.isNaN(value)) {
            throw new BadValueException(RecordDefect.NOT_A_NUMBER, field, text);
        }
        if (Math.abs(value) > max) {
            throw new BadValueException(RecordDefect.ABSURD, field, text);
        }
        return value;
    }

    /** As {@link #parse}, with optional commas between thousands: groups of three after a first digit other than 0. */
    public static double parseWithThousands(String text) {
        String trimmed = text.strip();
        return Decimals.parse(THOUSANDS.matcher(trimmed).matches() ? trimmed.replace(",", "") : trimmed);
    }
}
