package io.dealerflow.ingest.source.cftc;

import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A yearly file: comma-separated, texts in quotes, numbers padded with blanks, {@code .} for a missing one. */
final class CotText {
    private static final List<Integer> REQUIRED = List.of(CotColumns.NAME, CotColumns.MARKET, CotColumns.OPEN_INTEREST);

    private final LineReader lines;
    private final CotRecords records;

    CotText(LineReader lines, CotRecords records) {
        this.lines = lines;
        this.records = records;
    }

    Reading read() throws IOException {
        CsvTable table = CsvTable.open(lines);
        int[] slots = slots(table.header());
        CotColumns.Layout layout = layout(slots);
        var row = new CotRow();
        while (table.next()) {
            row.clear();
            for (int column = 0; column < slots.length; column++) {
                if (slots[column] != CotColumns.NONE) {
                    row.put(slots[column], table.header().get(column), table.field(column));
                }
            }
            records.add(row, layout, table.line());
        }
        return records.finish(lines.line());
    }

    private int[] slots(List<String> header) throws RefusalException {
        Set<Integer> seen = new HashSet<>();
        int[] slots = new int[header.size()];
        for (int column = 0; column < slots.length; column++) {
            slots[column] = CotColumns.slotOf(header.get(column));
            if (slots[column] != CotColumns.NONE && !seen.add(slots[column])) {
                throw refusal(
                        RefusalReason.INVALID_HEADER, header.get(column), "Two columns of the header mean the same.");
            }
        }
        return slots;
    }

    /** That of the report of whose columns most are there, when all are. */
    private CotColumns.Layout layout(int[] slots) throws RefusalException {
        Set<Integer> present = new HashSet<>();
        for (int slot : slots) {
            present.add(slot);
        }
        CotColumns.Layout layout = CotColumns.LAYOUTS.stream()
                .max(Comparator.comparingLong(each ->
                        each.positions().stream().filter(present::contains).count()))
                .orElseThrow();
        Set<Integer> required = new HashSet<>(layout.positions());
        required.addAll(REQUIRED);
        required.add(present.contains(CotColumns.US_DATE) ? CotColumns.US_DATE : CotColumns.DATE);
        for (int slot : required.stream().sorted().toList()) {
            if (!present.contains(slot)) {
                throw refusal(
                        RefusalReason.MISSING_HEADER,
                        CotColumns.name(slot),
                        "The header has no such column, so the file is no Commitments of Traders report.");
            }
        }
        return layout;
    }

    private RefusalException refusal(RefusalReason reason, String field, String message) {
        return new RefusalException(reason, new SourceLocation(lines.line(), field, null), message);
    }
}
