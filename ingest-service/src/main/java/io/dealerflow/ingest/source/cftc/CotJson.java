package io.dealerflow.ingest.source.cftc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** An answer of the public reporting site: an array of flat objects, numbers as text, fields without a value left out. */
final class CotJson {
    private static final int MAX_NAMES = 500;

    private final InputStream text;
    private final CotRecords records;
    private final Map<String, Integer> slots = new HashMap<>();
    private final CotRow row = new CotRow();
    private int index = -1;

    CotJson(InputStream text, CotRecords records) {
        this.text = text;
        this.records = records;
    }

    Reading read() throws IOException {
        try (JsonParser json = JsonFiles.parser(text)) {
            try {
                require(json, json.nextToken(), JsonToken.START_ARRAY);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    index++;
                    require(json, json.currentToken(), JsonToken.START_OBJECT);
                    record(json);
                }
                JsonFiles.requireEnd(json);
                return records.finish(json.currentLocation().getLineNr());
            } catch (IOException e) {
                throw JsonFiles.explained(e, json, path());
            }
        }
    }

    private void record(JsonParser json) throws IOException {
        int line = json.currentTokenLocation().getLineNr();
        row.clear();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            int slot = slot(name);
            if (slot == CotColumns.NONE) {
                json.skipChildren();
            } else {
                String value = JsonFiles.text(json);
                row.put(slot, path() + "." + name, value == null ? null : value.strip());
                json.skipChildren();
            }
        }
        records.add(row, layout(), line);
    }

    /** Names are remembered up to a number that no report reaches. */
    private int slot(String name) {
        Integer known = slots.get(name);
        if (known != null) {
            return known;
        }
        int slot = CotColumns.slotOf(name);
        if (slots.size() < MAX_NAMES) {
            slots.put(name, slot);
        }
        return slot;
    }

    /** That of the report whose positions are there; the records of one file may be of several reports. */
    private CotColumns.Layout layout() {
        for (CotColumns.Layout layout : CotColumns.LAYOUTS) {
            if (row.has(layout.groups().getFirst().longs().positions())) {
                return layout;
            }
        }
        return CotColumns.LAYOUTS.getFirst();
    }

    private void require(JsonParser json, JsonToken token, JsonToken expected) throws IOException {
        if (token != expected) {
            throw JsonFiles.refusal(
                    RefusalReason.WRONG_STRUCTURE,
                    json,
                    path(),
                    JsonFiles.text(json),
                    "The JSON is not a list of reports with their fields.");
        }
    }

    private String path() {
        return "[" + Math.max(0, index) + "]";
    }
}
