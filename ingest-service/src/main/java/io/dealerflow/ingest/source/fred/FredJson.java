package io.dealerflow.ingest.source.fred;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.BadValueException;
import io.dealerflow.ingest.format.Dates;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code series/observations} of the API. The vintage of an observation is its {@code realtime_start}. Where the whole answer is of one day,
 * that of the request as a rule, it does not say since when a value is known.
 */
final class FredJson {
    /** The API gives no more in one answer. */
    private static final int MAX_OBSERVATIONS = 100_000;

    private static final String OBSERVATIONS = "observations";
    private static final String REALTIME_START = "realtime_start";
    /** First vintage of series whose earlier vintages the API does not know. */
    private static final String BEGINNING = "1776-07-04";

    private final InputStream text;
    private final SeriesName name;
    private final SeriesValues values;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable String series;
    private String start = "";
    private String end = "";
    private boolean observationsSeen;

    FredJson(InputStream text, SeriesName name, SeriesValues values) {
        this.text = text;
        this.name = name;
        this.values = values;
    }

    /** What the API said of one date; empty where a field is absent. */
    private record Row(String vintage, String date, String value, int line) {}

    Reading read() throws IOException {
        try (JsonParser json = JsonFiles.parser(text)) {
            try {
                require(json, json.nextToken(), JsonToken.START_OBJECT, null);
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String member = json.currentName();
                    json.nextToken();
                    member(json, member);
                }
                JsonFiles.requireEnd(json);
                return finish(json);
            } catch (IOException e) {
                throw JsonFiles.explained(e, json, observationsSeen ? path(rows.size()) : null);
            }
        }
    }

    private void member(JsonParser json, String member) throws IOException {
        switch (member) {
            case "error_message" ->
                throw JsonFiles.refusal(
                        RefusalReason.SOURCE_ERROR,
                        json,
                        member,
                        JsonFiles.text(json),
                        "FRED answered with an error instead of data; correct the request.");
            case "series_id", "id" -> series = JsonFiles.text(json);
            case REALTIME_START -> start = string(json);
            case "realtime_end" -> end = string(json);
            case OBSERVATIONS -> observations(json);
            default -> {}
        }
        json.skipChildren();
    }

    private void observations(JsonParser json) throws IOException {
        require(json, json.currentToken(), JsonToken.START_ARRAY, OBSERVATIONS);
        observationsSeen = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json, json.currentToken(), JsonToken.START_OBJECT, path(rows.size()));
            if (rows.size() == MAX_OBSERVATIONS) {
                throw JsonFiles.refusal(
                        RefusalReason.TOO_MANY_RECORDS,
                        json,
                        OBSERVATIONS,
                        null,
                        "The file has more than 100 000 observations.");
            }
            rows.add(row(json));
        }
    }

    private static Row row(JsonParser json) throws IOException {
        int line = json.currentTokenLocation().getLineNr();
        String vintage = "";
        String date = "";
        String value = "";
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case REALTIME_START -> vintage = string(json);
                case "date" -> date = string(json);
                case "value" -> value = string(json);
                default -> {}
            }
            json.skipChildren();
        }
        return new Row(vintage, date, value, line);
    }

    private Reading finish(JsonParser json) throws IOException {
        int line = json.currentLocation().getLineNr();
        if (!observationsSeen) {
            throw JsonFiles.refusal(
                    RefusalReason.MISSING_HEADER, json, OBSERVATIONS, null, "The JSON has no observations.");
        }
        String of = series != null && SeriesName.isSeries(series) ? series : name.ofFile("series_id", 1);
        boolean isHistory = !start.equals(end);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            var place = new SeriesValues.Place(row.line(), path(i) + ".date", path(i) + ".value");
            LocalDate vintage = vintage(json, row, i);
            values.add(new SeriesValues.Version(of, isHistory ? vintage : null), row.date(), row.value(), place);
        }
        return values.finish(line);
    }

    private @Nullable LocalDate vintage(JsonParser json, Row row, int index) throws IOException {
        if (row.vintage().isEmpty()) {
            return null;
        }
        try {
            return BEGINNING.equals(row.vintage()) ? null : Dates.iso(row.vintage(), REALTIME_START);
        } catch (BadValueException e) {
            throw JsonFiles.refusal(
                    RefusalReason.INVALID_HEADER,
                    json,
                    path(index) + "." + REALTIME_START,
                    row.vintage(),
                    "The vintage is no date such as 2025-09-25.");
        }
    }

    private static String string(JsonParser json) throws IOException {
        return Objects.requireNonNullElse(JsonFiles.text(json), "").strip();
    }

    private static String path(int index) {
        return OBSERVATIONS + "[" + index + "]";
    }

    private static void require(JsonParser json, @Nullable JsonToken token, JsonToken expected, @Nullable String path)
            throws IOException {
        if (token != expected) {
            throw JsonFiles.refusal(
                    RefusalReason.WRONG_STRUCTURE,
                    json,
                    path,
                    JsonFiles.text(json),
                    "The JSON does not have the structure of FRED's observations.");
        }
    }
}
