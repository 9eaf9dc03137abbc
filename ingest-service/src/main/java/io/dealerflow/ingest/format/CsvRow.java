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
        int start = 0;
        while (start <= line.length()) {
            int end = end(line, start);
            if (end < 0) {
                return Optional.empty();
            }
            fields.add(unquoted(line, start, end));
            start = end + 1;
        }
        return Optional.of(fields);
    }

    /** Where the field that begins at {@code start} ends: the next comma that is not within quotes; negative for an open quote. */
    private static int end(String line, int start) {
        boolean quoted = false;
        int at = start;
        while (at < line.length() && (quoted || line.charAt(at) != ',')) {
            quoted ^= line.charAt(at) == '"';
            at++;
        }
        return quoted ? -1 : at;
    }

    private static String unquoted(String line, int start, int end) {
        int quote = line.indexOf('"', start);
        if (quote < 0 || quote >= end) {
            return line.substring(start, end);
        }
        var field = new StringBuilder(end - start);
        boolean quoted = false;
        for (int at = start; at < end; at++) {
            char c = line.charAt(at);
            if (c != '"') {
                field.append(c);
            } else if (quoted && at + 1 < end && line.charAt(at + 1) == '"') {
                field.append(c);
                at++;
            } else {
                quoted = !quoted;
            }
        }
        return field.toString();
    }
}
