package io.dealerflow.ingest.source.bars;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.Moment;
import io.dealerflow.ingest.format.MomentText;
import io.dealerflow.ingest.format.RefusalReason;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Yahoo's chart: columns of times and prices, null where there was no trade; dates are those of the exchange's zone. */
final class YahooChart {
    private static final String TIMES = "timestamp";

    private final JsonParser json;
    private final BarRecords records;
    private final int maxRecords;
    private final String path;
    private final Map<String, List<Cell>> columns = new HashMap<>();
    private String symbol = "";
    private @Nullable Interval interval;
    private @Nullable String zone;
    private int offsetSeconds;

    private YahooChart(JsonParser json, BarRecords records, int maxRecords, int index) {
        this.json = json;
        this.records = records;
        this.maxRecords = maxRecords;
        this.path = "chart.result[" + index + "].";
    }

    /** A value of a column; empty for null. */
    private record Cell(String text, int line) {}

    static void read(JsonParser json, BarRecords records, int maxRecords) throws IOException {
        JsonFiles.members(json, null, name -> {
            if (name.equals("chart")) {
                JsonFiles.members(json, name, member -> {
                    if (member.equals("error") && json.currentToken() != JsonToken.VALUE_NULL) {
                        throw error(json);
                    }
                    if (member.equals("result") && json.currentToken() != JsonToken.VALUE_NULL) {
                        JsonFiles.items(
                                json,
                                "chart.result",
                                index -> new YahooChart(json, records, maxRecords, index).result());
                    }
                });
            }
        });
    }

    private static IOException error(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        JsonFiles.members(json, "chart.error", name -> fields.put(name, string(json)));
        return JsonFiles.refusal(
                RefusalReason.SOURCE_ERROR,
                json,
                "chart.error",
                fields.getOrDefault("description", fields.getOrDefault("code", "")),
                "Yahoo answered with an error instead of data; correct the request.");
    }

    private void result() throws IOException {
        JsonFiles.members(json, path, name -> {
            switch (name) {
                case "meta" -> JsonFiles.members(json, path + name, this::meta);
                case TIMES -> columns.put(TIMES, column(path + TIMES));
                case "indicators" ->
                    JsonFiles.members(json, path + name, indicator -> {
                        if (indicator.equals("quote")) {
                            JsonFiles.items(json, path + "indicators.quote", this::quote);
                        }
                    });
                default -> {}
            }
        });
        addBars();
    }

    private void meta(String name) throws IOException {
        switch (name) {
            case "symbol" -> symbol = string(json);
            case "dataGranularity" -> interval = Interval.of(string(json)).orElse(null);
            case "exchangeTimezoneName" -> zone = string(json);
            case "gmtoffset" -> offsetSeconds = json.getValueAsInt();
            default -> {}
        }
    }

    private void quote(int index) throws IOException {
        String of = path + "indicators.quote[" + index + "].";
        JsonFiles.members(json, of, name -> {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                columns.putIfAbsent(name, column(of + name));
            }
        });
    }

    private List<Cell> column(String name) throws IOException {
        List<Cell> column = new ArrayList<>();
        JsonFiles.items(json, name, index -> {
            if (index >= maxRecords) {
                throw JsonFiles.refusal(
                        RefusalReason.TOO_MANY_RECORDS,
                        json,
                        name,
                        null,
                        "The file has more than " + maxRecords + " bars.");
            }
            column.add(new Cell(string(json), json.currentTokenLocation().getLineNr()));
        });
        return column;
    }

    private void addBars() throws IOException {
        String named = BarName.symbol(symbol)
                .orElseThrow(() -> structure("meta.symbol", symbol, "The chart does not name its symbol."));
        List<Cell> times = columns.getOrDefault(TIMES, List.of());
        for (String name : List.of("open", "high", "low", "close", "volume")) {
            int size = columns.getOrDefault(name, times).size();
            if (size != times.size()) {
                throw structure(
                        "indicators.quote[0]." + name, size + " values", "The columns do not have the same length.");
            }
        }
        if (!times.isEmpty() && !columns.containsKey("close")) {
            throw structure("indicators.quote[0].close", null, "The chart has no closing prices.");
        }
        for (int i = 0; i < times.size(); i++) {
            int line = times.get(i).line();
            try {
                add(named, i, times.get(i));
            } catch (BadValueException e) {
                records.drop(line, e);
            }
        }
    }

    private void add(String named, int i, Cell time) throws BadValueException, IOException {
        String field = path + TIMES + "[" + i + "]";
        Moment moment = MomentText.ofEpochSecond(time.text(), this::offset, field);
        Optional<BarPrices> prices = BarPrices.of(
                new BarPrices.Texts(
                        text("open", i), text("high", i), text("low", i), text("close", i), text("volume", i)),
                new BarPrices.Fields(
                        name("open", i), name("high", i), name("low", i), name("close", i), name("volume", i)));
        if (prices.isEmpty()) {
            records.missing(time.line());
            return;
        }
        records.add(
                named,
                interval,
                new BarRecords.TimeOfBar(moment, time.text()),
                prices.get(),
                new BarRecords.Place(time.line(), field));
    }

    private ZoneOffset offset(Instant instant) {
        try {
            return zone == null
                    ? ZoneOffset.ofTotalSeconds(offsetSeconds)
                    : ZoneId.of(zone).getRules().getOffset(instant);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC; // a name that this platform does not know: only the dates of daily bars depend on it
        }
    }

    private @Nullable String text(String column, int index) {
        List<Cell> cells = columns.get(column);
        return cells == null ? null : cells.get(index).text();
    }

    private String name(String column, int index) {
        return path + "indicators.quote[0]." + column + "[" + index + "]";
    }

    private static String string(JsonParser json) throws IOException {
        return Objects.requireNonNullElse(JsonFiles.text(json), "").strip();
    }

    private IOException structure(String field, @Nullable String value, String message) {
        return JsonFiles.refusal(RefusalReason.WRONG_STRUCTURE, json, path + field, value, message);
    }
}
