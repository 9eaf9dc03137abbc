package io.dealerflow.ingest.source.bars;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.CsvRow;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tables of bars in CSV: a time and a close, with open, high, low, volume and a symbol where there are such columns, under the names of
 * {@link BarColumn}; and yfinance's, whose header has three lines. Records are bars.
 */
public final class BarCsvFormat implements Format {
    /** TradingView ends its files without a line end. */
    private static final Pattern TRADING_VIEW = Pattern.compile("time,open,high,low,close(,.*)?");

    private static final String YFINANCE = "price";
    private static final String YFINANCE_SYMBOLS = "ticker";

    private final ParseLimits limits;
    private final SourceZones zones;

    public BarCsvFormat(ParseLimits limits, SourceZones zones) {
        this.limits = limits;
        this.zones = zones;
    }

    @Override
    public String name() {
        return "bars-csv";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.BARS);
    }

    @Override
    public String source() {
        return "bars";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = FileType.text(head);
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(2).toList();
        if (lines.isEmpty()) {
            return false;
        }
        List<String> names = CsvRow.split(lines.getFirst()).orElse(List.of());
        return BarHeader.isHeader(names)
                || (isYfinance(names)
                        && lines.getLast().toLowerCase(Locale.ROOT).startsWith(YFINANCE_SYMBOLS + ","));
    }

    private static boolean isYfinance(List<String> names) {
        return names.size() > 1 && names.getFirst().equalsIgnoreCase(YFINANCE);
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        ZoneId zone = zones.of(arrival.file().source());
        return TextFiles.read(bytes, limits, text -> {
            CsvTable table = CsvTable.open(new LineReader(text));
            var records = new BarRecords(arrival, limits, zone);
            BarHeader header =
                    isYfinance(table.header()) ? yfinance(table) : BarHeader.of(table.header(), table.line());
            var rows = new BarRows(header, records, symbol(header, records, table.line()));
            boolean mayEndOpen =
                    TRADING_VIEW.matcher(String.join(",", table.header())).matches();
            while (table.next()) {
                if (!mayEndOpen) {
                    table.requireWhole();
                }
                rows.add(table::field, table.line());
            }
            return records.finish(table.line());
        });
    }

    private static @Nullable String symbol(BarHeader header, BarRecords records, int line) throws RefusalException {
        boolean isNamed = header.symbol() >= 0 || header.series().getFirst().symbol() != null;
        return isNamed ? null : records.symbolOfFile(line, "symbol");
    }

    /** {@code Price,Close,High,…}, then {@code Ticker,AAPL,AAPL,…}, then {@code Date,,,…}. */
    private static BarHeader yfinance(CsvTable table) throws IOException {
        List<String> symbols = line(table, YFINANCE_SYMBOLS);
        List<String> times = line(table, "date");
        return BarHeader.ofSymbols(table.header(), symbols, times.getFirst(), table.line());
    }

    private static List<String> line(CsvTable table, String first) throws IOException {
        if (!table.next() || !table.field(0).toLowerCase(Locale.ROOT).startsWith(first)) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(table.line(), first, null),
                    "The header is not that of yfinance: Price, then a line with Ticker, then one with Date or Datetime.");
        }
        return table.fields();
    }
}
