package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.CsvRow;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.Numbers;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a quotedata CSV: junk or blank lines, a title with {@code Last:}, a line with {@code Date:}, and the names of
 * the 22 columns. The title is not believed: it may name another index.
 */
final class CsvHeader {
    /** Columns of one right, behind its symbol. */
    static final List<String> SIDE =
            List.of("Last Sale", "Net", "Bid", "Ask", "Volume", "IV", "Delta", "Gamma", "Open Interest");

    static final List<String> COLUMNS = columns();

    private static final int MAX_LINES = 40;
    private static final String LAST = "Last";
    private static final String DATE = "Date";
    private static final Pattern LABEL = Pattern.compile("\\s*[A-Za-z]+:.*");

    private @Nullable Instant asOf;
    private double spot = Double.NaN;
    private @Nullable String firstText;

    private CsvHeader() {}

    /** Reads up to and including the column names. */
    static ChainAssembler.Header read(LineReader lines) throws IOException {
        return new CsvHeader().readAll(lines);
    }

    private ChainAssembler.Header readAll(LineReader lines) throws IOException {
        String line = lines.next();
        while (line != null && lines.line() <= MAX_LINES) {
            List<String> fields = CsvRow.split(line).orElse(List.of(line));
            if (fields.getFirst().strip().equalsIgnoreCase(COLUMNS.getFirst())) {
                checkColumns(fields, lines.line());
                return header(lines.line());
            }
            take(fields, lines.line());
            if (firstText == null && !line.isBlank()) {
                firstText = line;
            }
            line = lines.next();
        }
        throw nothingFound(lines.line());
    }

    private void take(List<String> fields, int line) throws RefusalException {
        Optional<String> last = labelled(fields, LAST);
        if (last.isPresent()) {
            spot = Numbers.parse(last.get());
            if (!(spot > 0) || spot > ChainField.MAX_PRICE) {
                throw invalid(LAST, last.get(), line, "The last price is not a price.");
            }
        }
        Optional<String> date = labelled(fields, DATE);
        if (date.isPresent()) {
            asOf = QuoteTime.ofDateLine(date.get())
                    .orElseThrow(() -> invalid(DATE, date.get(), line, "The date is in none of the known forms."));
        }
    }

    private ChainAssembler.Header header(int line) throws RefusalException {
        if (Double.isNaN(spot)) {
            throw missing(LAST, line, "No line before the columns has the last price (Last: …).");
        }
        if (asOf == null) {
            throw missing(DATE, line, "No line before the columns has the date (Date: …).");
        }
        return new ChainAssembler.Header(asOf, spot);
    }

    /** What follows {@code label:}, up to the next label; an unquoted comma inside it is put back. */
    private static Optional<String> labelled(List<String> fields, String label) {
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i).strip();
            if (field.toLowerCase(Locale.ROOT).startsWith(label.toLowerCase(Locale.ROOT) + ":")) {
                var value = new StringBuilder(field.substring(label.length() + 1));
                for (int next = i + 1;
                        next < fields.size() && !LABEL.matcher(fields.get(next)).matches();
                        next++) {
                    value.append(',').append(fields.get(next));
                }
                return Optional.of(value.toString().strip());
            }
        }
        return Optional.empty();
    }

    private static void checkColumns(List<String> fields, int line) throws RefusalException {
        for (int i = 0; i < Math.max(fields.size(), COLUMNS.size()); i++) {
            String expected = i < COLUMNS.size() ? COLUMNS.get(i) : "column " + (i + 1);
            String found = i < fields.size() ? fields.get(i).strip() : null;
            if (found == null) {
                throw missing(expected, line, "The header row has not the 22 columns of a quotedata file.");
            }
            if (!found.equalsIgnoreCase(expected)) {
                throw invalid(expected, found, line, "The header row has another column here.");
            }
        }
    }

    private RefusalException nothingFound(int lastLine) {
        boolean nothing = Double.isNaN(spot) && asOf == null;
        if (nothing && firstText == null) {
            return new RefusalException(RefusalReason.EMPTY, new SourceLocation(1, null, null), "The file is empty.");
        }
        return nothing
                ? new RefusalException(
                        RefusalReason.UNKNOWN_FORMAT,
                        new SourceLocation(1, null, firstText),
                        "Neither a delayed-quote JSON nor a quotedata CSV.")
                : missing(COLUMNS.getFirst(), lastLine, "The row with the column names is not there.");
    }

    private static RefusalException missing(String field, int line, String message) {
        return new RefusalException(RefusalReason.MISSING_HEADER, new SourceLocation(line, field, null), message);
    }

    private static RefusalException invalid(String field, String value, int line, String message) {
        return new RefusalException(RefusalReason.INVALID_HEADER, new SourceLocation(line, field, value), message);
    }

    /** Name of a column that tells calls from puts: {@code Puts Bid}. */
    static String label(int column) {
        if (column >= COLUMNS.size()) {
            return "column " + (column + 1);
        }
        String name = COLUMNS.get(column);
        if (!SIDE.contains(name)) {
            return name;
        }
        return (column < COLUMNS.indexOf("Strike") ? "Calls " : "Puts ") + name;
    }

    private static List<String> columns() {
        List<String> names = new ArrayList<>(List.of("Expiration Date", "Calls"));
        names.addAll(SIDE);
        names.addAll(List.of("Strike", "Puts"));
        names.addAll(SIDE);
        return List.copyOf(names);
    }
}
