package io.dealerflow.ingest.source.fx;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.Dates;
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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The euro's reference rates as the ECB publishes them, one day or the whole history: a column a currency, a row a day, {@code N/A} where
 * there is none. Records are rates.
 */
public final class EcbFormat implements Format {
    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    /** Of the daily concertation of central banks that the rates are fixed at. */
    private static final LocalTime FIXING = LocalTime.of(14, 15);

    private static final Pattern HEADER = Pattern.compile("\\s*Date(\\s*,\\s*[A-Z]{3})+\\s*,?\\s*");
    private static final String BASE = "EUR";
    private static final String DATE = "Date";
    private static final String NO_RATE = "N/A";

    private final ParseLimits limits;

    public EcbFormat(ParseLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "ecb-reference-rates";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.FX);
    }

    @Override
    public String source() {
        return "ecb";
    }

    @Override
    public boolean recognises(byte[] head) {
        String first = FileType.text(head).lines().findFirst().orElse("");
        return HEADER.matcher(first).matches() && first.contains("USD");
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            CsvTable table = CsvTable.open(new LineReader(text));
            List<@Nullable Pair> pairs = pairs(table);
            var rates = new FxRates(arrival.file(), limits);
            while (table.next()) {
                read(table, pairs, rates);
            }
            return rates.finish(table.line());
        });
    }

    /** One for each column; null for the date, and for the column without a name that follows the last comma. */
    private static List<@Nullable Pair> pairs(CsvTable table) throws RefusalException {
        List<@Nullable Pair> pairs = new ArrayList<>();
        List<String> header = table.header();
        for (int column = 0; column < header.size(); column++) {
            String name = header.get(column);
            boolean isRate = column > 0 && !(name.isEmpty() && column == header.size() - 1);
            boolean isExpected = isRate ? Pair.isCode(name) : name.isEmpty() || name.equals(DATE);
            if (!isExpected || pairs.contains(new Pair(BASE, name))) {
                throw new RefusalException(
                        RefusalReason.INVALID_HEADER,
                        new SourceLocation(table.line(), "column " + (column + 1), name),
                        "The header is not that of reference rates: Date, then the codes of currencies, each once.");
            }
            pairs.add(isRate ? new Pair(BASE, name) : null);
        }
        return pairs;
    }

    private static void read(CsvTable table, List<@Nullable Pair> pairs, FxRates rates) throws IOException {
        table.requireWhole();
        LocalDate date;
        try {
            date = Dates.isoOrWords(table.field(0), DATE);
        } catch (BadValueException e) {
            rates.drop(table.line(), e);
            return;
        }
        var asOf = date.atTime(FIXING).atZone(FRANKFURT).toInstant();
        for (int column = 0; column < pairs.size(); column++) {
            Pair pair = pairs.get(column);
            if (pair != null) {
                rate(table, column, new FxRates.Day(pair, date, asOf), rates);
            }
        }
    }

    private static void rate(CsvTable table, int column, FxRates.Day day, FxRates rates) throws RefusalException {
        String text = table.field(column);
        if (text.isEmpty() || text.equals(NO_RATE)) {
            rates.missing(table.line());
            return;
        }
        String field = day.pair().quote();
        try {
            rates.add(day, FxRates.Prices.fixing(FxRates.rate(text, field)), table.line(), field);
        } catch (BadValueException e) {
            rates.drop(table.line(), e);
        }
    }
}
