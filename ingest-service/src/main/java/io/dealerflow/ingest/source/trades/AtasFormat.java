package io.dealerflow.ingest.source.trades;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journal of trades that ATAS exports as a workbook: a row a trade, the sign of its opening volume its direction. Of several sheets it is the
 * first whose header has the columns, whatever it is called. Records are trades; each becomes the fill that opened it and the one that
 * closed it.
 */
public final class AtasFormat implements Format {
    /** Rows above a header, such as a title. */
    private static final int MAX_HEADER_ROW = 20;

    private final ParseLimits limits;
    private final SourceZones zones;

    public AtasFormat(ParseLimits limits, SourceZones zones) {
        this.limits = limits;
        this.zones = zones;
    }

    @Override
    public String name() {
        return "atas-journal";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.TRADES);
    }

    @Override
    public String source() {
        return "atas";
    }

    @Override
    public boolean recognises(byte[] head) {
        return XlsxFile.isXlsx(head);
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        try (XlsxFile workbook = XlsxFile.open(bytes, limits)) {
            var records = new FillRecords(
                    arrival.file(), limits, zones.of(arrival.file().source()));
            Sheet closest = null;
            for (String name : workbook.sheets()) {
                var sheet = new Sheet(name, records, workbook.isDate1904());
                workbook.forEach(name, sheet::row);
                if (sheet.trades != null) {
                    sheet.trades.finish();
                    return records.finish(sheet.lastRow);
                }
                closest = closest == null || sheet.found > closest.found ? sheet : closest;
            }
            throw noJournal(closest);
        } catch (RefusalException e) {
            return new Reading.Refused(
                    e.reason().name(), e.location(), e.sentence(), new QualityReport(null, Map.of()));
        }
    }

    private static RefusalException noJournal(@Nullable Sheet closest) {
        String missing = closest == null ? "sheet" : closest.missing;
        return new RefusalException(
                RefusalReason.MISSING_HEADER,
                new SourceLocation(1, missing, null),
                "No sheet of the workbook has the columns of a journal of trades: account, instrument, time, price and volume of the"
                        + " opening, time and price of the close.");
    }

    /** Looks for the header of a sheet, then takes its rows. */
    private static final class Sheet {
        private final String name;
        private final FillRecords records;
        private final boolean isDate1904;
        private @Nullable AtasTrades trades;
        private int found = -1;
        private String missing = "account";
        private int lastRow = 1;

        Sheet(String name, FillRecords records, boolean isDate1904) {
            this.name = name;
            this.records = records;
            this.isDate1904 = isDate1904;
        }

        void row(XlsxRow row) throws IOException {
            AtasTrades journal = trades;
            if (journal == null) {
                header(row);
            } else if (!isBlank(row)) {
                lastRow = row.number();
                try {
                    journal.add(row);
                    records.accept(row.number());
                } catch (BadValueException e) {
                    records.drop(row.number(), e);
                }
            }
        }

        private void header(XlsxRow row) throws RefusalException {
            if (row.number() > MAX_HEADER_ROW) {
                return;
            }
            Map<AtasColumn, Integer> columns = new EnumMap<>(AtasColumn.class);
            for (int i = 0; i < row.size(); i++) {
                Optional<AtasColumn> column = AtasColumn.of(row.text(i));
                if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
                    throw new RefusalException(
                            RefusalReason.INVALID_HEADER,
                            new SourceLocation(row.number(), name + ", column " + (i + 1), row.text(i)),
                            "Two columns of the header have the same meaning.");
                }
            }
            if (columns.keySet().containsAll(AtasColumn.REQUIRED)) {
                trades = new AtasTrades(columns, records, isDate1904);
            } else if (columns.size() > found) {
                found = columns.size();
                missing = AtasColumn.REQUIRED.stream()
                        .sorted()
                        .filter(column -> !columns.containsKey(column))
                        .map(column -> column.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .findFirst()
                        .orElse(missing);
            }
        }

        private static boolean isBlank(XlsxRow row) {
            for (int i = 0; i < row.size(); i++) {
                if (!row.text(i).isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }
}
