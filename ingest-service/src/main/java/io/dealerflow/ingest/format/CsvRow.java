package io.dealerflow.ingest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of a CSV (RFC 4180, without line breaks inside quotes). */
public final class CsvRow {
    private CsvRow() {}

    /** Its fields; empty when a quote is never closed. */
    public static Optional<List<String>> split(String line) {
        List<String> fields = new ArrayList<>(24);
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return quoted ? Optional.empty() : Optional.of(fields);
    }
}
