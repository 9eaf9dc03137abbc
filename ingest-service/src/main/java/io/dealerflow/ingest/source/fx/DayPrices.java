package io.dealerflow.ingest.source.fx;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.RecordDefect;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** A day of Alpha Vantage. Its days are UTC's; the last rate is that of the last second. */
record DayPrices(FxRates.Day day, FxRates.Prices prices) {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    /** Prices as the file has them; blank where it has none. */
    record Texts(String open, String high, String low, String close) {}

    /** @param path goes before the names of fields in the exception */
    static DayPrices of(Pair pair, String date, Texts texts, String path) throws BadValueException {
        LocalDate day = Dates.iso(date, path + "timestamp");
        double open = rate(texts.open(), path + "open");
        double high = rate(texts.high(), path + "high");
        double low = rate(texts.low(), path + "low");
        double close = rate(texts.close(), path + "close");
        if (low > high) {
            throw new BadValueException(RecordDefect.INCONSISTENT, path + "low", texts.low());
        }
        return new DayPrices(
                new FxRates.Day(pair, day, day.atTime(LAST_SECOND).toInstant(ZoneOffset.UTC)),
                new FxRates.Prices(open, high, low, close));
    }

    private static double rate(String text, String field) throws BadValueException {
        if (text.isBlank()) {
            throw new BadValueException(RecordDefect.MISSING, field, text);
        }
        return FxRates.rate(text, field);
    }
}
