package io.dealerflow.ingest.source.futures;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.RecordTally;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settlements of VX by month: a row a day, M1 the first contract that expires after it, {@code NA} or 0 where a month was not listed. Records
 * are settlements.
 */
public final class VxTableFormat extends VxCsvFormat {
    private static final Pattern HEADER =
            Pattern.compile("(\"?\"?,)?\"?date\"?(,\"?M\\d{1,2}\"?)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile("M([1-9]\\d?)");
    private static final String DATE = "date";
    private static final String NOT_LISTED = "NA";

    public VxTableFormat(ParseLimits limits) {
        super(HEADER, limits);
    }

    @Override
    public String name() {
        return "vx-settlement-table";
    }

    @Override
    RowReader rows(CsvTable table, Curves curves, RecordTally tally) throws RefusalException {
        int[] positions = positions(table);
        return () -> row(table, positions, curves, tally);
    }

    /** For each column the position of its month, from 1; 0 for another column. */
    private static int[] positions(CsvTable table) throws RefusalException {
        int[] positions = new int[table.header().size()];
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < positions.length; column++) {
            Matcher month = MONTH.matcher(table.header().get(column).toUpperCase(Locale.ROOT));
            positions[column] = month.matches() ? Integer.parseInt(month.group(1)) : 0;
            if (!seen.add(table.header().get(column)) || (positions[column] == 0 && column > table.column(DATE))) {
                throw new RefusalException(
                        RefusalReason.INVALID_HEADER,
                        new SourceLocation(
                                table.line(),
                                "column " + (column + 1),
                                table.header().get(column)),
                        "The header is not that of settlements by month: date, then M1, M2 and so on, each once.");
            }
        }
        return positions;
    }

    private static void row(CsvTable table, int[] positions, Curves curves, RecordTally tally) throws RefusalException {
        String dateText = table.field(table.column(DATE));
        for (int column = 0; column < positions.length; column++) {
            if (positions[column] > 0) {
                try {
                    value(table, Dates.iso(dateText, DATE), new Cell(column, positions[column]), curves, tally);
                } catch (BadValueException e) {
                    tally.drop(table.line(), e.defect(), e.field(), e.value());
                }
            }
        }
    }

    private record Cell(int column, int position) {}

    private static void value(CsvTable table, LocalDate day, Cell cell, Curves curves, RecordTally tally)
            throws BadValueException, RefusalException {
        String text = table.field(cell.column());
        String field = table.header().get(cell.column());
        double price = text.isEmpty() || text.equals(NOT_LISTED) ? 0 : VxFutures.price(text, day, field);
        if (price == 0) {
            tally.missing(table.line());
            return;
        }
        if (VxFutures.isAmbiguous(day)) {
            tally.leaveOut(table.line(), RecordDefect.AMBIGUOUS);
            return;
        }
        YearMonth month = VxFutures.month(day, cell.position());
        FuturesCurve.Contract contract = new FuturesCurve.Contract(
                DeliveryMonth.symbol(VxFutures.ROOT, month), VxFutures.expiry(month), price, null, null);
        if (!curves.add(VxFutures.ROOT, day, contract)) {
            throw new BadValueException(RecordDefect.DUPLICATE, DATE, day.toString());
        }
        tally.accept(table.line());
    }
}
