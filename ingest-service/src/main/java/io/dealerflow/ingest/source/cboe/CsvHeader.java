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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a quotedata CSV: junk or blank lines, a title with {@code Last:}, a line with {@code Date:}, and the names of
 * the 22 columns. The title is ignored: it may name another index.
 */
final class CsvHeader {
    /** Columns of one right, behind its symbol. */
    static final List<String> SIDE =
            List.of("Last Sale", "Net", "Bid", "Ask", "Volume", "IV", "Delta", "Gamma", "Open Interest");

    static final List<String> COLUMNS = columns();

    private static final int MAX_LINES = 40;
    private static final String LAST = "Last";
    private static final String DATE = "Date";
    /** A delimiter in front of a label of the title or date line, or of the second column's name. */
    private static final Pattern OTHER_DELIMITER = Pattern.compile(
            "([;\\t|])\\s*\"?\\s*(?:(?:Last|Change|Bid|Ask|Size|Volume|Date):|Calls\\b)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> DELIMITER_NAMES =
            Map.of(";", "semicolons", "\t", "tabs", "|", "vertical bars");
    private static final Pattern LABEL = Pattern.compile("\\s*[A-Za-z]+:.*");

    private final boolean asOfGiven;
    private @Nullable Instant asOf;
    private double spot = Double.NaN;
    private @Nullable String firstText;

    private CsvHeader(@Nullable Instant asOf) {
        this.asOf = asOf;
        this.asOfGiven = asOf != null;
    }

    /**
     * Reads up to and including the column names.
     *
     * @param asOf instant that replaces the one of the file, null to read it
     */
    static ChainAssembler.Header read(LineReader lines, @Nullable Instant asOf) throws IOException {
        return new CsvHeader(asOf).readAll(lines);
    }

    private ChainAssembler.Header readAll(LineReader lines) throws IOException {
        String line = lines.next();
        while (line != null && lines.line() <= MAX_LINES) {
            requireCommas(line, lines.line());
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
            spot = Numbers.parseWithThousands(last.get());
            if (!(spot > 0) || spot > ChainField.MAX_PRICE) {
                throw invalid(LAST, last.get(), line, "The last price is not a positive number.");
            }
        }
        Optional<String> date = labelled(fields, DATE);
        if (date.isPresent() && !asOfGiven) {
            asOf = date(date.get(), line);
        }
    }

    private static Instant date(String text, int line) throws RefusalException {
        Set<Instant> readings = QuoteTime.ofDateLine(text);
        if (readings.size() == 1) {
            return readings.iterator().next();
        }
        throw invalid(DATE, text, line, readings.isEmpty() ? QuoteTime.ACCEPTED : QuoteTime.ambiguous(readings));
    }

    private static void requireCommas(String line, int number) throws RefusalException {
        Matcher other = OTHER_DELIMITER.matcher(line);
        if (other.find()) {
            String name = DELIMITER_NAMES.getOrDefault(other.group(1), "'" + other.group(1) + "'");
            throw new RefusalException(
                    RefusalReason.WRONG_DELIMITER,
                    new SourceLocation(number, null, line),
                    "The columns are separated by " + name + ", not by commas as in the file that Cboe's page gives: "
                            + "send that file, or save the table again with commas.");
        }
    }

    private ChainAssembler.Header header(int line) throws RefusalException {
        if (Double.isNaN(spot)) {
            throw missing(LAST, line, "No line before the column names has the last price (Last: …).");
        }
        if (asOf == null) {
            throw missing(DATE, line, "No line before the column names has the date (Date: …).");
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
                throw missing(expected, line, "The header row lacks the column " + expected + " of a quotedata file.");
            }
            if (!found.equalsIgnoreCase(expected)) {
                throw invalid(
                        expected,
                        found,
                        line,
                        "The header row has '" + found + "' where a quotedata file has " + expected + ".");
            }
        }
    }

    private RefusalException nothingFound(int lastLine) {
        boolean nothing = Double.isNaN(spot) && (asOf == null || asOfGiven);
        if (nothing && firstText == null) {
            return new RefusalException(RefusalReason.EMPTY, new SourceLocation(1, null, null), "The file is empty.");
        }
        return nothing
                ? new RefusalException(
                        RefusalReason.UNKNOWN_FORMAT,
                        new SourceLocation(1, null, firstText),
                        "The file is neither a delayed-quote JSON nor a quotedata CSV of Cboe.")
                : missing(
                        COLUMNS.getFirst(),
                        lastLine,
                        "The row with the column names (Expiration Date, Calls, …) is missing.");
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
