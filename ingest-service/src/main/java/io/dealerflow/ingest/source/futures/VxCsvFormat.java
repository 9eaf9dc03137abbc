package io.dealerflow.ingest.source.futures;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.RecordTally;
import io.dealerflow.ingest.intake.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;

/** Settlements of VX in CSV, recognised by their header line. A last row without a line end is refused: it may have lost digits. */
abstract class VxCsvFormat implements Format {
    private final Pattern header;
    private final ParseLimits limits;

    VxCsvFormat(Pattern header, ParseLimits limits) {
        this.header = header;
        this.limits = limits;
    }

    /** Reads the row that the table is at. */
    @FunctionalInterface
    interface RowReader {
        /** @throws BadValueException when the row as a whole is dropped */
        void read() throws BadValueException, RefusalException;
    }

    /** A reader of the rows that adds their contracts to {@code curves} and counts records in {@code tally}. */
    abstract RowReader rows(CsvTable table, Curves curves, RecordTally tally) throws RefusalException;

    @Override
    public final Set<FileKind> kinds() {
        return Set.of(FileKind.FUTURES);
    }

    @Override
    public final String source() {
        return "cboe";
    }

    @Override
    public final boolean recognises(byte[] head) {
        return header.matcher(FileType.text(head).lines().findFirst().orElse("").strip())
                .matches();
    }

    @Override
    public final Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            CsvTable table = CsvTable.open(new LineReader(text));
            Curves curves = new Curves(arrival.file());
            RecordTally tally = new RecordTally(limits);
            RowReader rows = rows(table, curves, tally);
            while (table.next()) {
                table.requireWhole();
                try {
                    rows.read();
                } catch (BadValueException e) {
                    tally.drop(table.line(), e.defect(), e.field(), e.value());
                }
            }
            return tally.finish(FileKind.FUTURES, curves.observations(), table.line());
        });
    }
}
