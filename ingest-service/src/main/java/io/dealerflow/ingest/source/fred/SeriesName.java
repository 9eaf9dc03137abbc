package io.dealerflow.ingest.source.fred;

import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The series of a file whose content does not name it: the name of the file up to its first point, in upper case. */
record SeriesName(String filename) {
    private static final Pattern SERIES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_^-]{0,63}");
    private static final Set<String> UNNAMED = Set.of("price", "value", "index", "rate");

    static boolean isSeries(String text) {
        return SERIES.matcher(text).matches();
    }

    /**
     * The series of a column.
     *
     * @throws RefusalException when neither the column nor the file names it
     */
    String ofColumn(String column, int line) throws RefusalException {
        if (UNNAMED.contains(column.toLowerCase(Locale.ROOT))) {
            return ofFile(column, line);
        }
        if (!isSeries(column)) {
            throw new RefusalException(
                    RefusalReason.INVALID_HEADER,
                    new SourceLocation(line, column, column),
                    "The name of the column is no name of a series: letters, digits, _, - and ^, at most 64.");
        }
        return column;
    }

    /** @param field where the content could name the series */
    String ofFile(String field, int line) throws RefusalException {
        String stem = filename.replaceFirst("\\..*$", "");
        if (!isSeries(stem)) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(line, field, filename),
                    "The file does not name its series; name the file after it, as in DGS10.json.");
        }
        return stem.toUpperCase(Locale.ROOT);
    }
}
