package io.dealerflow.ingest.source.trades;

import static java.util.Map.entry;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.CsvRow;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.MomentText;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
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
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills in CSV: account, instrument, time, side, quantity and price, and commission, id and comment where there are such columns. Without a
 * column of sides the sign of the quantity is the side. Records are fills.
 */
public final class FillsCsvFormat implements Format {
    private static final Map<String, Column> COLUMNS = Map.ofEntries(
            entry("account", Column.ACCOUNT),
            entry("instrument", Column.INSTRUMENT),
            entry("symbol", Column.INSTRUMENT),
            entry("contract", Column.INSTRUMENT),
            entry("time", Column.TIME),
            entry("timestamp", Column.TIME),
            entry("datetime", Column.TIME),
            entry("date", Column.TIME),
            entry("side", Column.SIDE),
            entry("direction", Column.SIDE),
            entry("action", Column.SIDE),
            entry("quantity", Column.QUANTITY),
            entry("qty", Column.QUANTITY),
            entry("volume", Column.QUANTITY),
            entry("size", Column.QUANTITY),
            entry("price", Column.PRICE),
            entry("commission", Column.COMMISSION),
            entry("commissions", Column.COMMISSION),
            entry("fee", Column.COMMISSION),
            entry("fees", Column.COMMISSION),
            entry("id", Column.ID),
            entry("trade_id", Column.ID),
            entry("fill_id", Column.ID),
            entry("exec_id", Column.ID),
            entry("comment", Column.COMMENT));
    private static final Set<Column> REQUIRED =
            Set.of(Column.ACCOUNT, Column.INSTRUMENT, Column.TIME, Column.QUANTITY, Column.PRICE);
    private static final Map<String, FillSide> SIDES = Map.ofEntries(
            entry("buy", FillSide.BUY),
            entry("b", FillSide.BUY),
            entry("bot", FillSide.BUY),
            entry("bought", FillSide.BUY),
            entry("long", FillSide.BUY),
            entry("sell", FillSide.SELL),
            entry("s", FillSide.SELL),
            entry("sld", FillSide.SELL),
            entry("sold", FillSide.SELL),
            entry("short", FillSide.SELL));

    private enum Column {
        ACCOUNT,
        INSTRUMENT,
        TIME,
        SIDE,
        QUANTITY,
        PRICE,
        COMMISSION,
        ID,
        COMMENT
    }

    private final ParseLimits limits;
    private final SourceZones zones;

    public FillsCsvFormat(ParseLimits limits, SourceZones zones) {
        this.limits = limits;
        this.zones = zones;
    }

    @Override
    public String name() {
        return "fills-csv";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.TRADES);
    }

    @Override
    public String source() {
        return "fills";
    }

    @Override
    public boolean recognises(byte[] head) {
        String line = FileType.text(head).lines().findFirst().orElse("");
        Set<Column> columns = CsvRow.split(line).orElse(List.of()).stream()
                .map(FillsCsvFormat::column)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return columns.containsAll(Set.of(Column.INSTRUMENT, Column.TIME, Column.QUANTITY, Column.PRICE))
                && (columns.contains(Column.SIDE) || columns.contains(Column.ACCOUNT));
    }

    private static Optional<Column> column(String name) {
        return Optional.ofNullable(COLUMNS.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            CsvTable table = CsvTable.open(new LineReader(text));
            Map<Column, Integer> columns = columns(table);
            var records = new FillRecords(
                    arrival.file(), limits, zones.of(arrival.file().source()));
            while (table.next()) {
                table.requireWhole();
                try {
                    add(new Row(table, columns), records);
                    records.accept(table.line());
                } catch (BadValueException e) {
                    records.drop(table.line(), e);
                }
            }
            return records.finish(table.line());
        });
    }

    private static Map<Column, Integer> columns(CsvTable table) throws RefusalException {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        List<String> header = table.header();
        for (int i = 0; i < header.size(); i++) {
            Optional<Column> column = column(header.get(i));
            if (column.isPresent() && columns.putIfAbsent(column.get(), i) != null) {
                throw new RefusalException(
                        RefusalReason.INVALID_HEADER,
                        new SourceLocation(table.line(), "column " + (i + 1), header.get(i)),
                        "Two columns of the header have the same meaning.");
            }
        }
        for (Column required : Column.values()) {
            if (REQUIRED.contains(required) && !columns.containsKey(required)) {
                String name = required.name().toLowerCase(Locale.ROOT);
                throw new RefusalException(
                        RefusalReason.MISSING_HEADER,
                        new SourceLocation(table.line(), name, null),
                        "The header has no column " + name + ".");
            }
        }
        return columns;
    }

    /** The row that a table is at. */
    private record Row(CsvTable table, Map<Column, Integer> columns) {
        boolean has(Column column) {
            return columns.containsKey(column);
        }

        /** Blank where there is no such column. */
        String text(Column column) {
            Integer index = columns.get(column);
            return index == null ? "" : table.field(index);
        }

        String name(Column column) {
            Integer index = columns.get(column);
            return index == null ? "" : table.header().get(index);
        }

        String required(Column column) throws BadValueException {
            return FillRecords.required(text(column), name(column));
        }
    }

    private static void add(Row row, FillRecords records) throws BadValueException {
        var account = new FillRecords.Account(row.required(Column.ACCOUNT), row.required(Column.INSTRUMENT));
        String time = row.required(Column.TIME);
        String timeField = row.name(Column.TIME);
        Instant at = records.instant(MomentText.parse(time, timeField), time, timeField);
        double quantity = FillRecords.number(row.text(Column.QUANTITY), row.name(Column.QUANTITY));
        double price = FillRecords.number(row.text(Column.PRICE), row.name(Column.PRICE));
        FillSide side = side(row, quantity);
        records.add(
                account,
                new FillRecords.Execution(at, side, Math.abs(quantity), price),
                new FillRecords.Details(
                        FillRecords.numberOrNull(row.text(Column.COMMISSION), row.name(Column.COMMISSION)),
                        orNull(row.text(Column.ID)),
                        null,
                        null,
                        orNull(row.text(Column.COMMENT))));
    }

    private static FillSide side(Row row, double quantity) throws BadValueException {
        String text = row.text(Column.QUANTITY);
        if (quantity == 0) {
            throw new BadValueException(RecordDefect.ABSURD, row.name(Column.QUANTITY), text);
        }
        if (!row.has(Column.SIDE)) {
            return quantity > 0 ? FillSide.BUY : FillSide.SELL;
        }
        String name = row.required(Column.SIDE);
        FillSide side = SIDES.get(name.toLowerCase(Locale.ROOT));
        if (side == null) {
            throw new BadValueException(RecordDefect.ABSURD, row.name(Column.SIDE), name);
        }
        if (quantity < 0 && side == FillSide.BUY) {
            throw new BadValueException(RecordDefect.INCONSISTENT, row.name(Column.QUANTITY), text);
        }
        return side;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
