package io.dealerflow.ingest.source.options;

import static java.util.Map.entry;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.CsvRow;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An option chain in CSV, a row a contract, with the columns of {@link ContractField}, and {@code spot_price} and {@code as_of}, which all rows have
 * alike. Records are contracts.
 */
public final class ChainCsvFormat implements Format {
    private static final Map<String, ContractField> COLUMNS = Map.ofEntries(
            entry("symbol", ContractField.SYMBOL),
            entry("root", ContractField.SYMBOL),
            entry("underlying", ContractField.SYMBOL),
            entry("strike", ContractField.STRIKE),
            entry("strike_price", ContractField.STRIKE),
            entry("expiration", ContractField.EXPIRATION),
            entry("expiration_date", ContractField.EXPIRATION),
            entry("expiry", ContractField.EXPIRATION),
            entry("option_type", ContractField.OPTION_TYPE),
            entry("type", ContractField.OPTION_TYPE),
            entry("right", ContractField.OPTION_TYPE),
            entry("bid", ContractField.BID),
            entry("ask", ContractField.ASK),
            entry("last", ContractField.LAST),
            entry("volume", ContractField.VOLUME),
            entry("open_interest", ContractField.OPEN_INTEREST),
            entry("openinterest", ContractField.OPEN_INTEREST),
            entry("oi", ContractField.OPEN_INTEREST),
            entry("implied_volatility", ContractField.IMPLIED_VOLATILITY),
            entry("iv", ContractField.IMPLIED_VOLATILITY),
            entry("delta", ContractField.DELTA),
            entry("gamma", ContractField.GAMMA));
    private static final Set<String> SPOTS = Set.of("spot_price", "spot", "underlying_price");
    private static final Set<String> TIMES = Set.of("as_of", "timestamp", "quote_time");
    private static final Set<ContractField> REQUIRED = Set.of(
            ContractField.SYMBOL,
            ContractField.STRIKE,
            ContractField.EXPIRATION,
            ContractField.OPTION_TYPE,
            ContractField.BID,
            ContractField.ASK);

    private final ParseLimits limits;

    public ChainCsvFormat(ParseLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "chain-csv";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.OPTION_CHAIN);
    }

    @Override
    public String source() {
        return "chains";
    }

    @Override
    public boolean recognises(byte[] head) {
        String line = FileType.text(head).lines().findFirst().orElse("");
        List<String> names = CsvRow.split(line).orElse(List.of());
        return columns(names).keySet().containsAll(REQUIRED);
    }

    /** The first column of each field. */
    private static Map<ContractField, Integer> columns(List<String> names) {
        Map<ContractField, Integer> columns = new EnumMap<>(ContractField.class);
        for (int i = 0; i < names.size(); i++) {
            ContractField field = COLUMNS.get(plain(names.get(i)));
            if (field != null) {
                columns.putIfAbsent(field, i);
            }
        }
        return columns;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            CsvTable table = CsvTable.open(new LineReader(text));
            Map<ContractField, Integer> columns = columns(table.header());
            int spot = column(table, SPOTS);
            int time = column(table, TIMES);
            var contracts = new ChainContracts(arrival.file(), limits);
            var row = new Row(table, columns);
            String first = null;
            while (table.next()) {
                table.requireWhole();
                String of = field(table, spot) + " " + field(table, time);
                if (first == null) {
                    header(table, spot, time, contracts);
                    first = of;
                }
                requireSame(table, first, of, spot >= 0 ? spot : time);
                contracts.add(row, table.line());
            }
            return contracts.finish(table.line());
        });
    }

    private static void header(CsvTable table, int spot, int time, ChainContracts contracts) throws RefusalException {
        if (spot >= 0) {
            contracts.spot(table.field(spot), table.header().get(spot), table.line());
        }
        if (time >= 0) {
            contracts.asOf(table.field(time), table.header().get(time), table.line());
        }
    }

    private static void requireSame(CsvTable table, String first, String other, int column) throws RefusalException {
        if (!first.equals(other)) {
            throw new RefusalException(
                    RefusalReason.WRONG_STRUCTURE,
                    new SourceLocation(table.line(), table.header().get(column), other),
                    "The file has chains of several times or prices of the underlying; send them one by one.");
        }
    }

    private static int column(CsvTable table, Set<String> names) {
        for (int i = 0; i < table.header().size(); i++) {
            if (names.contains(plain(table.header().get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static String field(CsvTable table, int column) {
        return column < 0 ? "" : table.field(column);
    }

    /** The row that a table is at. */
    private record Row(CsvTable table, Map<ContractField, Integer> columns) implements ChainContracts.Texts {
        @Override
        public String text(ContractField field) {
            Integer column = columns.get(field);
            return column == null ? "" : table.field(column);
        }

        @Override
        public String name(ContractField field) {
            Integer column = columns.get(field);
            return column == null ? field.wireName() : table.header().get(column);
        }
    }
}
