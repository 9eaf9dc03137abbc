package io.dealerflow.ingest.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A CSV with a header line, whose rows have as many fields as it. Blank lines are skipped. */
public final class CsvTable {
    private final LineReader lines;
    private final List<String> header;
    private List<String> row = List.of();

    private CsvTable(LineReader lines, List<String> header) {
        this.lines = lines;
        this.header = header;
    }

    /** Reads the header: the first line that is not blank. */
    public static CsvTable open(LineReader lines) throws IOException {
        String line = nextLine(lines);
        Optional<List<String>> header = line == null ? Optional.empty() : CsvRow.split(line);
        if (header.isEmpty()) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(lines.line(), null, line),
                    "The file has no line with the names of its columns.");
        }
        return new CsvTable(lines, header.get().stream().map(String::strip).toList());
    }

    /** Names of the columns, stripped. */
    public List<String> header() {
        return header;
    }

    /** The column of that name, in any case; negative when there is none. */
    public int column(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Reads the next row.
     *
     * @return false after the last
     * @throws RefusalException when it has another number of fields than the header
     */
    public boolean next() throws IOException {
        String line = nextLine(lines);
        if (line == null) {
            return false;
        }
        Optional<List<String>> fields = CsvRow.split(line);
        int count = fields.map(List::size).orElse(0);
        if (count != header.size()) {
            throw wrongCount(line, count);
        }
        row = fields.orElseThrow();
        return true;
    }

    /** A field of the row read last, stripped. */
    public String field(int column) {
        return row.get(column).strip();
    }

    /** The fields of the row read last, stripped. */
    public List<String> fields() {
        return row.stream().map(String::strip).toList();
    }

    /** Line of the row read last. */
    public int line() {
        return lines.line();
    }

    /**
     * Refuses a last row without a line end that ends with a value: it may have lost digits.
     *
     * @throws RefusalException naming the last column
     */
    public void requireWhole() throws RefusalException {
        String last = row.getLast();
        if (!lines.terminated() && !last.isEmpty()) {
            throw new RefusalException(
                    RefusalReason.TRUNCATED,
                    new SourceLocation(lines.line(), header.getLast(), last),
                    "The file ends without a line end after its last row, so it may be cut short.");
        }
    }

    private RefusalException wrongCount(String line, int count) throws IOException {
        boolean shortened = count < header.size();
        boolean cut = shortened && lines.ended();
        String field = header.get(Math.min(count, header.size() - 1));
        return new RefusalException(
                cut ? RefusalReason.TRUNCATED : RefusalReason.WRONG_COLUMN_COUNT,
                new SourceLocation(lines.line(), field, line),
                cut
                        ? "The last row is cut short."
                        : "The row has " + count + " columns instead of " + header.size() + ".");
    }

    private static @Nullable String nextLine(LineReader lines) throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        return line;
    }
}
