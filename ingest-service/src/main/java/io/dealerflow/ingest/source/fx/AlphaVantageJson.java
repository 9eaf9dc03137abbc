package io.dealerflow.ingest.source.fx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Alpha Vantage's JSON: names of fields are numbered ("4. close"), numbers are text. */
final class AlphaVantageJson {
    private static final Pattern NUMBERING = Pattern.compile("^\\d+[a-z]?[.:]\\s*");
    private static final Pattern LIMIT =
            Pattern.compile("(?is).*(rate limit|requests? per|per (second|minute|day)|frequency).*");
    private static final int MAX_FIELDS = 50;
    private static final int MAX_DAYS = 100_000;
    private static final String SERIES = "Time Series FX";
    private static final String DAILY = SERIES + " (Daily)";
    private static final String REALTIME = "Realtime Currency Exchange Rate";
    private static final String META = "Meta Data";

    private final InputStream text;
    private final FxRates rates;
    private final List<Row> rows = new ArrayList<>();
    private Map<String, String> meta = Map.of();
    private Map<String, String> realtime = Map.of();

    AlphaVantageJson(InputStream text, FxRates rates) {
        this.text = text;
        this.rates = rates;
    }

    /** A day of the series; the pair may come after it. */
    private record Row(String date, DayPrices.Texts texts, int line) {}

    Reading read() throws IOException {
        try (JsonParser json = JsonFiles.parser(text)) {
            try {
                require(json, json.nextToken(), null);
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    json.nextToken();
                    member(json, name);
                }
                JsonFiles.requireEnd(json);
                return finish(json);
            } catch (IOException e) {
                throw JsonFiles.explained(e, json, null);
            }
        }
    }

    private void member(JsonParser json, String name) throws IOException {
        switch (name) {
            case "Note" -> throw answer(json, name, RefusalReason.RATE_LIMITED);
            case "Information" -> {
                boolean limit = LIMIT.matcher(Objects.requireNonNullElse(JsonFiles.text(json), ""))
                        .matches();
                throw answer(json, name, limit ? RefusalReason.RATE_LIMITED : RefusalReason.SOURCE_ERROR);
            }
            case "Error Message" -> throw answer(json, name, RefusalReason.SOURCE_ERROR);
            case META -> meta = fields(json, name);
            case REALTIME -> realtime = fields(json, name);
            case DAILY -> series(json);
            default -> {
                if (name.startsWith(SERIES)) {
                    throw JsonFiles.refusal(
                            RefusalReason.WRONG_STRUCTURE, json, name, null, "Only daily rates are read: FX_DAILY.");
                }
                json.skipChildren();
            }
        }
    }

    /** The answer has status 200 like data, so that it may have been stored as such. */
    private static RefusalException answer(JsonParser json, String name, RefusalReason reason) throws IOException {
        String message = reason == RefusalReason.RATE_LIMITED
                ? "Alpha Vantage answered that the limit of requests is reached; fetch the data again later."
                : "Alpha Vantage answered with an error instead of data; correct the request.";
        return JsonFiles.refusal(reason, json, name, JsonFiles.text(json), message);
    }

    /** An object's fields without their numbering. */
    private static Map<String, String> fields(JsonParser json, String path) throws IOException {
        require(json, json.currentToken(), path);
        Map<String, String> fields = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = NUMBERING.matcher(json.currentName()).replaceFirst("");
            json.nextToken();
            String value = JsonFiles.text(json);
            if (value != null && (fields.put(name, value.strip()) != null || fields.size() > MAX_FIELDS)) {
                throw JsonFiles.refusal(
                        RefusalReason.WRONG_STRUCTURE,
                        json,
                        path + "." + name,
                        value,
                        "A field is given twice, or there are too many.");
            }
            json.skipChildren();
        }
        return fields;
    }

    private void series(JsonParser json) throws IOException {
        require(json, json.currentToken(), DAILY);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String date = json.currentName();
            json.nextToken();
            int line = json.currentTokenLocation().getLineNr();
            if (rows.size() == MAX_DAYS) {
                throw JsonFiles.refusal(
                        RefusalReason.TOO_MANY_RECORDS, json, DAILY, date, "The file has more than 100 000 days.");
            }
            Map<String, String> prices = fields(json, DAILY + "." + date);
            var texts = new DayPrices.Texts(
                    prices.getOrDefault("open", ""),
                    prices.getOrDefault("high", ""),
                    prices.getOrDefault("low", ""),
                    prices.getOrDefault("close", ""));
            rows.add(new Row(date, texts, line));
        }
    }

    private Reading finish(JsonParser json) throws IOException {
        if (!realtime.isEmpty()) {
            exchangeRate(json);
        } else {
            Pair pair = new Pair(code(json, meta, "From Symbol", META), code(json, meta, "To Symbol", META));
            for (Row row : rows) {
                day(pair, row);
            }
        }
        return rates.finish(json.currentLocation().getLineNr());
    }

    private void day(Pair pair, Row row) throws RefusalException {
        String path = DAILY + "." + row.date();
        try {
            DayPrices day = DayPrices.of(pair, row.date(), row.texts(), path + ".");
            rates.add(day.day(), day.prices(), row.line(), path);
        } catch (BadValueException e) {
            rates.drop(row.line(), e);
        }
    }

    private void exchangeRate(JsonParser json) throws IOException {
        Pair pair = new Pair(
                code(json, realtime, "From_Currency Code", REALTIME),
                code(json, realtime, "To_Currency Code", REALTIME));
        Instant asOf = instant(json);
        String field = REALTIME + ".Exchange Rate";
        try {
            double rate = FxRates.rate(realtime.getOrDefault("Exchange Rate", ""), field);
            LocalDate date = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
            rates.add(new FxRates.Day(pair, date, asOf), FxRates.Prices.fixing(rate), 1, field);
        } catch (BadValueException e) {
            rates.drop(1, e);
        }
    }

    private Instant instant(JsonParser json) throws RefusalException {
        String time = realtime.getOrDefault("Last Refreshed", "");
        try {
            ZoneId zone = ZoneId.of(realtime.getOrDefault("Time Zone", "UTC"));
            Instant instant =
                    LocalDateTime.parse(time.replace(' ', 'T')).atZone(zone).toInstant();
            int year = instant.atZone(zone).getYear();
            if (year >= 1990 && year < 2100) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw invalid(json, REALTIME + ".Last Refreshed", time);
        }
        throw invalid(json, REALTIME + ".Last Refreshed", time);
    }

    private static String code(JsonParser json, Map<String, String> fields, String name, String path)
            throws RefusalException {
        String code = fields.getOrDefault(name, "");
        if (!Pair.isCode(code)) {
            throw invalid(json, path + "." + name, code);
        }
        return code;
    }

    private static RefusalException invalid(JsonParser json, String field, String value) {
        return JsonFiles.refusal(
                value.isEmpty() ? RefusalReason.MISSING_HEADER : RefusalReason.INVALID_HEADER,
                json,
                field,
                value,
                "The JSON does not say of which currencies or of when its rates are.");
    }

    private static void require(JsonParser json, @Nullable JsonToken token, @Nullable String path) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw JsonFiles.refusal(
                    RefusalReason.WRONG_STRUCTURE,
                    json,
                    path,
                    JsonFiles.text(json),
                    "The JSON does not have the structure of exchange rates.");
        }
    }
}
