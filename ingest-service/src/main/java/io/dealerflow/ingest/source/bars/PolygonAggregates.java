package io.dealerflow.ingest.source.bars;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.Moment;
import io.dealerflow.ingest.format.MomentText;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Polygon's aggregates: {@code t} in milliseconds since 1970; the ticker may come after the bars. */
final class PolygonAggregates {
    private static final Set<String> ERRORS = Set.of("ERROR", "NOT_FOUND", "NOT_AUTHORIZED");

    private final JsonParser json;
    private final BarRecords records;
    private final int maxRecords;
    private final List<Row> rows = new ArrayList<>();
    private String ticker = "";
    private String status = "";
    private String message = "";

    private PolygonAggregates(JsonParser json, BarRecords records, int maxRecords) {
        this.json = json;
        this.records = records;
        this.maxRecords = maxRecords;
    }

    private record Row(Map<String, String> fields, int line) {}

    static void read(JsonParser json, BarRecords records, int maxRecords) throws IOException {
        new PolygonAggregates(json, records, maxRecords).read();
    }

    private void read() throws IOException {
        JsonFiles.members(json, null, name -> {
            switch (name) {
                case "ticker" -> ticker = string();
                case "status" -> status = string();
                case "error", "message" -> message = string();
                case "results" -> {
                    if (json.currentToken() != JsonToken.VALUE_NULL) {
                        JsonFiles.items(json, name, this::row);
                    }
                }
                default -> {}
            }
        });
        if (ERRORS.contains(status)) {
            throw JsonFiles.refusal(
                    RefusalReason.SOURCE_ERROR,
                    json,
                    "status",
                    message.isEmpty() ? status : message,
                    "Polygon answered with an error instead of data; correct the request.");
        }
        addBars();
    }

    private void row(int index) throws IOException {
        if (index >= maxRecords) {
            throw JsonFiles.refusal(
                    RefusalReason.TOO_MANY_RECORDS,
                    json,
                    "results",
                    null,
                    "The file has more than " + maxRecords + " bars.");
        }
        int line = json.currentTokenLocation().getLineNr();
        Map<String, String> fields = new HashMap<>();
        JsonFiles.members(json, "results[" + index + "]", name -> fields.put(name, string()));
        rows.add(new Row(fields, line));
    }

    private void addBars() throws IOException {
        String symbol = BarName.symbol(ticker)
                .orElseThrow(() -> JsonFiles.refusal(
                        RefusalReason.MISSING_HEADER, json, "ticker", ticker, "The JSON does not name its ticker."));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            try {
                add(symbol, row, "results[" + i + "].");
            } catch (BadValueException e) {
                records.drop(row.line(), e);
            }
        }
    }

    private void add(String symbol, Row row, String path) throws BadValueException, IOException {
        String time = row.fields().getOrDefault("t", "");
        if (time.isEmpty()) {
            throw new BadValueException(RecordDefect.MISSING, path + "t", time);
        }
        Moment moment = MomentText.ofEpochMilli(time, path + "t");
        Optional<BarPrices> prices = BarPrices.of(
                new BarPrices.Texts(
                        value(row, "o"), value(row, "h"), value(row, "l"), value(row, "c"), value(row, "v")),
                new BarPrices.Fields(path + "o", path + "h", path + "l", path + "c", path + "v"));
        if (prices.isEmpty()) {
            records.missing(row.line());
            return;
        }
        records.add(
                symbol,
                null,
                new BarRecords.TimeOfBar(moment, time),
                prices.get(),
                new BarRecords.Place(row.line(), path + "t"));
    }

    private static String value(Row row, String name) {
        return row.fields().getOrDefault(name, "");
    }

    private String string() throws IOException {
        return Objects.requireNonNullElse(JsonFiles.text(json), "").strip();
    }
}
