package io.dealerflow.ingest.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Dates in files of data. */
public final class Dates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private static final List<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> month.name().toLowerCase(Locale.ROOT))
            .toList();

    private Dates() {}

    /**
     * The date of {@code 2025-03-11}, also when midnight follows, as in {@code 2025-03-11T00:00:00.000}.
     *
     * @param field names the value in the exception
     * @throws BadValueException when it is not a date, or outside 1900 to 2099
     */
    public static LocalDate iso(String text, String field) throws BadValueException {
        boolean isDate =
                text.length() == 10 || (text.length() > 10 && text.substring(10).matches("[T ]00:00(:00(\\.0+)?)?Z?"));
        if (!isDate || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
        return date(text, field, digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    }

    /** As {@link #iso}, or the date of {@code 4 January 2024}. */
    public static LocalDate isoOrWords(String text, String field) throws BadValueException {
        String[] words = text.split(" ", -1);
        int month = words.length == 3 ? MONTHS.indexOf(words[1].toLowerCase(Locale.ROOT)) + 1 : 0;
        if (month == 0 || words[0].length() > 2 || words[2].length() != 4) {
            return iso(text, field);
        }
        return date(text, field, digits(words[2], 0, 4), month, digits(words[0], 0, words[0].length()));
    }

    /** The date of {@code 03/11/2025}; as {@link #iso}. */
    public static LocalDate us(String text, String field) throws BadValueException {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || parts[2].length() != 4 || parts[0].length() > 2 || parts[1].length() > 2) {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
        return date(
                text,
                field,
                digits(parts[2], 0, 4),
                digits(parts[0], 0, parts[0].length()),
                digits(parts[1], 0, parts[1].length()));
    }

    private static LocalDate date(String text, String field, int year, int month, int day) throws BadValueException {
        if (year < 0 || month < 0 || day < 0) {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
        if (year < FIRST_YEAR || year >= LAST_YEAR) {
            throw new BadValueException(RecordDefect.ABSURD, field, text);
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new BadValueException(RecordDefect.NOT_A_DATE, field, text);
        }
    }

    /** The number of the digits; negative when there is none or another character. */
    private static int digits(String text, int from, int to) {
        int number = from < to ? 0 : -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }
}
