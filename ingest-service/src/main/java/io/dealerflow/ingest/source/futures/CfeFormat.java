package io.dealerflow.ingest.source.futures;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.RecordTally;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days of one VX contract as Cboe Futures Exchange publishes them: prices, settlement, volume and open interest, a row a day. Prices of 0
 * mean that there was none. Records are rows.
 */
public final class CfeFormat extends VxCsvFormat {
    private static final Pattern HEADER =
            Pattern.compile("\"?Trade Date\"?,\"?Futures\"?,.*\"?Settle\"?,.*", Pattern.CASE_INSENSITIVE);
    private static final double MAX_COUNT = 1e12;
    private static final String DATE = "Trade Date";
    private static final String FUTURES = "Futures";
    private static final String SETTLE = "Settle";
    private static final String VOLUME = "Total Volume";
    private static final String OPEN_INTEREST = "Open Interest";
    private static final String HIGH = "High";
    private static final String LOW = "Low";

    public CfeFormat(ParseLimits limits) {
        super(HEADER, limits);
    }

    @Override
    public String name() {
        return "cfe-settlements";
    }

    @Override
    RowReader rows(CsvTable table, Curves curves, RecordTally tally) throws RefusalException {
        Columns columns = Columns.of(table);
        return () -> {
            add(table, columns, curves);
            tally.accept(table.line());
        };
    }

    private record Columns(int date, int futures, int high, int low, int settle, int volume, int openInterest) {
        static Columns of(CsvTable table) throws RefusalException {
            return new Columns(
                    column(table, DATE),
                    column(table, FUTURES),
                    column(table, HIGH),
                    column(table, LOW),
                    column(table, SETTLE),
                    column(table, VOLUME),
                    column(table, OPEN_INTEREST));
        }

        private static int column(CsvTable table, String name) throws RefusalException {
            int column = table.column(name);
            if (column < 0) {
                throw new RefusalException(
                        RefusalReason.INVALID_HEADER,
                        new SourceLocation(table.line(), name, String.join(",", table.header())),
                        "The header has no column " + name + ".");
            }
            return column;
        }
    }

    private static void add(CsvTable table, Columns columns, Curves curves) throws BadValueException {
        LocalDate day = date(table.field(columns.date()));
        YearMonth month = month(table.field(columns.futures()));
        LocalDate expiry = VxFutures.expiry(month);
        if (day.isAfter(expiry)) {
            throw new BadValueException(RecordDefect.INCONSISTENT, DATE, table.field(columns.date()));
        }
        Double high = price(table.field(columns.high()), day, HIGH);
        Double low = price(table.field(columns.low()), day, LOW);
        if (high != null && low != null && low > high) {
            throw new BadValueException(RecordDefect.INCONSISTENT, LOW, table.field(columns.low()));
        }
        FuturesCurve.Contract contract = new FuturesCurve.Contract(
                DeliveryMonth.symbol(VxFutures.ROOT, month),
                expiry,
                price(table.field(columns.settle()), day, SETTLE),
                count(table.field(columns.openInterest()), OPEN_INTEREST),
                count(table.field(columns.volume()), VOLUME));
        if (!curves.add(VxFutures.ROOT, day, contract)) {
            throw new BadValueException(RecordDefect.DUPLICATE, DATE, table.field(columns.date()));
        }
    }

    private static LocalDate date(String text) throws BadValueException {
        return text.indexOf('/') > 0 ? Dates.us(text, DATE) : Dates.iso(text, DATE);
    }

    private static YearMonth month(String text) throws BadValueException {
        Optional<YearMonth> month = DeliveryMonth.ofCfe(text);
        if (month.isEmpty()) {
            throw new BadValueException(
                    text.isEmpty() ? RecordDefect.MISSING : RecordDefect.INCONSISTENT, FUTURES, text);
        }
        return month.get();
    }

    /** Null for 0 and for an empty field, which mean that there was none. */
    private static @Nullable Double price(String text, LocalDate day, String field) throws BadValueException {
        double value = text.isEmpty() ? 0 : VxFutures.price(text, day, field);
        return value == 0 ? null : (Double) value;
    }

    private static @Nullable Long count(String text, String field) throws BadValueException {
        if (text.isEmpty()) {
            return null;
        }
        double value = Numbers.finite(text, MAX_COUNT, field);
        if (value < 0 || value != Math.rint(value)) {
            throw new BadValueException(value < 0 ? RecordDefect.NEGATIVE : RecordDefect.NOT_A_NUMBER, field, text);
        }
        return (long) value;
    }
}
