package io.dealerflow.feature.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** Closes in CSV, plain or gzip. */
final class CsvBars implements AutoCloseable {
    private final String file;
    private final CsvRows rows;
    private final BarColumns columns;

    /**
     * @param file for messages
     * @param in   closed with it
     */
    CsvBars(String file, InputStream in) throws IOException {
        this.file = file;
        this.rows = new CsvRows(file, in);
        this.columns = BarColumns.of(file, rows.header());
    }

    /** Reads the bars of a file of one series, which may be named in a column. */
    static Closes read(String file, InputStream in) throws IOException {
        try (var bars = new CsvBars(file, in)) {
            var closes = new Closes.Builder(file);
            String series = null;
            while (bars.next()) {
                if (bars.hasSymbol()) {
                    series = series == null ? bars.symbol() : series;
                    bars.requireSymbol(series);
                }
                closes.add(bars.micros(), bars.closeValue(), bars.rows.line());
            }
            return closes.build();
        }
    }

    boolean hasSymbol() {
        return columns.hasSymbol();
    }

    boolean next() throws IOException {
        return rows.next();
    }

    long micros() {
        long micros = TimeText.micros(rows.bytes(), rows.start(columns.time()), rows.end(columns.time()));
        if (micros == TimeText.NONE) {
            throw fault(columns.time(), BarColumns.EXPECTED_TIME);
        }
        return micros;
    }

    double closeValue() {
        double close = NumberText.parse(rows.bytes(), rows.start(columns.close()), rows.end(columns.close()));
        if (Double.isNaN(close)) {
            throw fault(columns.close(), "must be a number");
        }
        return close;
    }

    /** Of this row, in a file with a column of symbols. */
    String symbol() {
        String symbol = rows.text(columns.symbol());
        if (symbol.isBlank()) {
            throw fault(columns.symbol(), "must not be empty");
        }
        return symbol;
    }

    private void requireSymbol(String series) {
        if (!symbol().equals(series)) {
            throw fault(columns.symbol(), "must be " + series + " as above, in one of several files");
        }
    }

    /** Time and close of this row as they are in the file, as a line. */
    byte[] line() {
        return (rows.text(columns.time()) + "," + rows.text(columns.close()) + "\n").getBytes(UTF_8);
    }

    private UnreadableBarsException fault(int column, String problem) {
        return new UnreadableBarsException(
                file, rows.line(), rows.header().get(column), problem + ", was '" + rows.text(column) + "'");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
