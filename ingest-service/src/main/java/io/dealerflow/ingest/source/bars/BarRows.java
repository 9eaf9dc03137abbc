package io.dealerflow.ingest.source.bars;

import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Moment;
import io.dealerflow.ingest.format.MomentText;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a table of bars. */
final class BarRows {
    private final BarHeader header;
    private final BarRecords records;
    private final @Nullable String symbol;

    /** @param symbol of all rows, where neither a column nor the header names it */
    BarRows(BarHeader header, BarRecords records, @Nullable String symbol) {
        this.header = header;
        this.records = records;
        this.symbol = symbol;
    }

    /** @param fields the texts of the row by column, stripped */
    void add(IntFunction<String> fields, int line) throws RefusalException {
        for (BarHeader.Series series : header.series()) {
            try {
                add(series, fields, line);
            } catch (BadValueException e) {
                records.drop(line, e);
            }
        }
    }

    private void add(BarHeader.Series series, IntFunction<String> fields, int line)
            throws BadValueException, RefusalException {
        String field = name(header.time());
        String text = fields.apply(header.time());
        String time = header.clock() < 0 ? text : text + " " + fields.apply(header.clock());
        Moment moment = MomentText.parse(time, field);
        Optional<BarPrices> prices = BarPrices.of(
                new BarPrices.Texts(
                        text(fields, series.open()),
                        text(fields, series.high()),
                        text(fields, series.low()),
                        text(fields, series.close()),
                        text(fields, series.volume())),
                new BarPrices.Fields(
                        name(series.open()),
                        name(series.high()),
                        name(series.low()),
                        name(series.close()),
                        name(series.volume())));
        if (prices.isEmpty()) {
            records.missing(line);
            return;
        }
        records.add(
                symbol(series, fields),
                null,
                new BarRecords.TimeOfBar(moment, time),
                prices.get(),
                new BarRecords.Place(line, field));
    }

    private String symbol(BarHeader.Series series, IntFunction<String> fields) throws BadValueException {
        if (header.symbol() >= 0) {
            String text = fields.apply(header.symbol());
            return BarName.symbol(text)
                    .orElseThrow(() -> new BadValueException(
                            text.isBlank() ? RecordDefect.MISSING : RecordDefect.ABSURD, name(header.symbol()), text));
        }
        String own = series.symbol() == null ? symbol : series.symbol();
        if (own == null) {
            throw new IllegalStateException("a table without symbols is given the one of its file");
        }
        return own;
    }

    private static @Nullable String text(IntFunction<String> fields, int column) {
        return column < 0 ? null : fields.apply(column);
    }

    private String name(int column) {
        return column < 0 ? "" : header.names().get(column);
    }
}
