package io.dealerflow.ingest.source.futures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Months of delivery as futures are named after: F for January to Z for December. */
public final class DeliveryMonth {
    private static final String CODES = "FGHJKMNQUVXZ";
    private static final String[] NAMES = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };
    /** {@code K (May 07)} or {@code K (May 2007)}. */
    private static final Pattern CFE = Pattern.compile("([" + CODES + "]) \\((\\p{Alpha}{3}) (\\d{2}|\\d{4})\\)");
    /** An outright future at CME: product, month, last digit or digits of the year. */
    private static final Pattern SYMBOL = Pattern.compile("([A-Z0-9]{1,8})([" + CODES + "])(\\d{1,2})");

    private static final int CENTURY = 2000;

    private DeliveryMonth() {}

    /** A contract's product and its month of delivery. */
    public record Named(String root, YearMonth month) {}

    /** The month in CFE's column of futures; empty when it is none, or code and name differ. */
    static Optional<YearMonth> ofCfe(String text) {
        Matcher parts = CFE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int month = CODES.indexOf(parts.group(1)) + 1;
        if (!NAMES[month - 1].equals(parts.group(2).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(3));
        return Optional.of(YearMonth.of(year < 100 ? CENTURY + year : year, month));
    }

    /** Product and month of a symbol such as {@code ESM4}; empty when it is none, as those of spreads and options. */
    public static Optional<Named> ofSymbol(String symbol, LocalDate near) {
        Matcher parts = SYMBOL.matcher(symbol);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int month = CODES.indexOf(parts.group(2)) + 1;
        int period = parts.group(3).length() == 1 ? 10 : 100;
        int digits = Integer.parseInt(parts.group(3));
        // The first year with these last digits in which the month has not passed before the trading day.
        int year = near.getYear() - Math.floorMod(near.getYear() - digits, period);
        YearMonth named = YearMonth.of(year, month);
        return Optional.of(
                new Named(parts.group(1), named.isBefore(YearMonth.from(near)) ? named.plusYears(period) : named));
    }

    /** For example {@code VXK07}. */
    static String symbol(String root, YearMonth month) {
        return "%s%c%02d".formatted(root, CODES.charAt(month.getMonthValue() - 1), month.getYear() % 100);
    }
}
