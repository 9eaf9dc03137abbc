package io.dealerflow.ingest.source.fx;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.CsvTable;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code FX_DAILY} as CSV: {@code timestamp,open,high,low,close}, a row a day. */
final class AlphaVantageCsv {
    /** EURUSD, EUR_USD or EUR-USD, as a word of its own. */
    private static final Pattern PAIR = Pattern.compile("(?<![A-Z])([A-Z]{3})[_-]?([A-Z]{3})(?![A-Z])");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private AlphaVantageCsv() {}

    static Reading read(LineReader lines, String filename, FxRates rates) throws IOException {
        CsvTable table = CsvTable.open(lines);
        int date = column(table, "timestamp");
        int open = column(table, "open");
        int high = column(table, "high");
        int low = column(table, "low");
        int close = column(table, "close");
        Pair pair = pair(filename);
        while (table.next()) {
            table.requireWhole();
            try {
                DayPrices day = DayPrices.of(
                        pair,
                        table.field(date),
                        new DayPrices.Texts(table.field(open), table.field(high), table.field(low), table.field(close)),
                        "");
                rates.add(day.day(), day.prices(), table.line(), "timestamp");
            } catch (BadValueException e) {
                rates.drop(table.line(), e);
            }
        }
        return rates.finish(lines.line());
    }

    private static int column(CsvTable table, String name) throws RefusalException {
        int column = table.column(name);
        if (column < 0) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(table.line(), name, null),
                    "The header has no column " + name + ".");
        }
        return column;
    }

    /** Whether the name of a file is that of two currencies of ISO 4217. */
    static boolean isOfCurrencies(String filename) {
        Matcher name = PAIR.matcher(filename.toUpperCase(Locale.ROOT));
        return name.find() && CURRENCIES.containsAll(List.of(name.group(1), name.group(2)));
    }

    private static Pair pair(String filename) throws RefusalException {
        Matcher name = PAIR.matcher(filename.toUpperCase(Locale.ROOT));
        if (!name.find()) {
            throw new RefusalException(
                    RefusalReason.MISSING_HEADER,
                    new SourceLocation(1, "pair", filename),
                    "The file does not say of which currencies its rates are; name it after them, as in EURUSD.csv.");
        }
        return new Pair(name.group(1), name.group(2));
    }
}
