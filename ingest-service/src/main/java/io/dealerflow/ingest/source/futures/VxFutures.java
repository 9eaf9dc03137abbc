package io.dealerflow.ingest.source.futures;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.quant.time.MonthlyExpiry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/** Facts of the futures on VIX. */
final class VxFutures {
    static final String ROOT = "VX";

    /** CFE divided all prices by ten on that day, as its files of the time show. */
    private static final LocalDate RESCALED = LocalDate.of(2007, 3, 26);

    /** From here on the n-th month of a recorded table is the n-th expiry after its date, by the symbols recorded with it. */
    private static final LocalDate REGULAR = LocalDate.of(2005, 10, 1);

    private static final double OLD_PRICES = 60;
    private static final double MAX_PRICE = 10_000;
    private static final int DAYS_BEFORE = 7;

    private VxFutures() {}

    /** The month whose contract is the {@code position}-th, from 1, that expires after {@code day}. */
    static YearMonth month(LocalDate day, int position) {
        YearMonth month = YearMonth.from(day);
        return month.plusMonths(expiry(month).isAfter(day) ? position - 1L : position);
    }

    static LocalDate expiry(YearMonth month) {
        return MonthlyExpiry.ofVix(month);
    }

    /**
     * Whether the months of a table's row are not certain: before {@link #REGULAR} tables went on to the next month up to seven days
     * before an expiry.
     */
    static boolean isAmbiguous(LocalDate day) {
        return day.isBefore(REGULAR) && !expiry(month(day, 1)).isAfter(day.plusDays(DAYS_BEFORE));
    }

    /**
     * The price in today's points. Files whose old prices are divided already exist as well: they are far below {@link #OLD_PRICES}.
     *
     * @param field names the value in the exception
     * @throws BadValueException when it is not a price
     */
    static double price(String text, LocalDate day, String field) throws BadValueException {
        double price = Numbers.finite(text, MAX_PRICE, field);
        if (price < 0) {
            throw new BadValueException(RecordDefect.NEGATIVE, field, text);
        }
        boolean isOld = day.isBefore(RESCALED) && price >= OLD_PRICES;
        return isOld ? BigDecimal.valueOf(price).movePointLeft(1).doubleValue() : price;
    }
}
