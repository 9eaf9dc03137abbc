package io.dealerflow.feature.analysis;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files of the tests, and small series. */
final class Resources {
    private static final long HOUR = 3_600_000_000L;

    private Resources() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Resources.class.getResource("/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows of a CSV file by the names of its columns; lines with # are left out. */
    static List<Map<String, String>> rows(String name) throws IOException {
        List<String> lines = Files.readAllLines(path(name)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] header = lines.getFirst().split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], values[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** Hourly closes from the beginning of 1970. */
    static Closes closes(double... values) {
        var closes = new Closes.Builder("invented");
        for (int i = 0; i < values.length; i++) {
            closes.add(i * HOUR, values[i], i + 1);
        }
        return closes.build();
    }

    /** One close of the third of those hours. */
    static Closes later(double value) {
        var closes = new Closes.Builder("invented");
        closes.add(2 * HOUR, value, 1);
        return closes.build();
    }
}
