package io.dealerflow.ingest.simulator;

import io.dealerflow.dbn.DbnWriter;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Futures on crude of the simulated economy, root SIMC: the next six months, each ending on the last session on or before the 20th, at the spot
 * price grown by the cost of carry. Open interest moves from one contract to the next as its end comes near.
 */
final class CrudeCurve {
    private static final String ROOT = "SIMC";
    private static final String MONTH_CODES = "FGHJKMNQUVXZ";
    private static final int CONTRACTS = 6;
    private static final int LAST_DAY = 20;
    private static final double RATE = 0.043;
    private static final double DAYS_PER_YEAR = 365;
    private static final double USUAL_OPEN_INTEREST = 320_000;
    private static final double TURNOVER = 0.4;
    private static final long PRICE_UNITS_PER_CENT = 10_000_000L;
    private static final long BARRELS = 1000;
    private static final LocalTime SETTLEMENT_TIME = LocalTime.of(19, 30);

    private CrudeCurve() {}

    /** Definitions and statistics of these sessions, as Databento sends them. */
    static byte[] file(List<Day> days) {
        DbnWriter writer = new DbnWriter(3);
        Map<LocalDate, Long> ids = new HashMap<>();
        for (Day day : days) {
            for (int ahead = 0; ahead < CONTRACTS; ahead++) {
                LocalDate end = end(day.date(), ahead);
                Long id = ids.get(end);
                if (id == null) {
                    id = end.toEpochDay();
                    ids.put(end, id);
                    writer.definition(
                            new DbnWriter.Instrument(id, symbol(end), ROOT, 'F', at(end), BARRELS * 1_000_000_000L),
                            day.date().atStartOfDay(ZoneOffset.UTC).toInstant());
                }
                statistics(writer, id, day, end, ahead);
            }
        }
        return DbnWriter.zstd(writer.file());
    }

    private static void statistics(DbnWriter writer, long id, Day day, LocalDate end, int ahead) {
        long left = end.toEpochDay() - day.date().toEpochDay();
        double price = day.crude() * Math.exp((RATE + day.crudeCarry()) * left / DAYS_PER_YEAR);
        // The front contract empties in its last two weeks, into the one after it.
        double front = Math.min(1, left / 14.0);
        double share = ahead == 0 ? front : ahead == 1 ? 1 - 0.4 * front : Math.pow(0.6, ahead);
        long openInterest = Math.round(USUAL_OPEN_INTEREST * share * Math.exp(day.crudeCarry()));
        Instant at = at(day.date());
        Instant reference = day.date().atStartOfDay(ZoneOffset.UTC).toInstant();
        writer.price(DbnWriter.SETTLEMENT_PRICE, id, at, reference, Math.round(price * 100) * PRICE_UNITS_PER_CENT);
        writer.quantity(DbnWriter.OPEN_INTEREST, id, at, reference, openInterest);
        writer.quantity(DbnWriter.CLEARED_VOLUME, id, at, reference, Math.round(openInterest * TURNOVER));
    }

    /** The last day of the contract that is the {@code ahead}-th to end, from the one that has not ended on {@code date}. */
    private static LocalDate end(LocalDate date, int ahead) {
        LocalDate month = date.isAfter(lastDay(date)) ? date.plusMonths(1) : date;
        return lastDay(month.withDayOfMonth(1).plusMonths(ahead));
    }

    private static LocalDate lastDay(LocalDate month) {
        return ExchangeCalendar.usOptions().sessionAtOrBefore(month.withDayOfMonth(LAST_DAY));
    }

    private static String symbol(LocalDate end) {
        return ROOT + MONTH_CODES.charAt(end.getMonthValue() - 1) + end.getYear() % 10;
    }

    private static Instant at(LocalDate date) {
        return date.atTime(SETTLEMENT_TIME).toInstant(ZoneOffset.UTC);
    }
}
