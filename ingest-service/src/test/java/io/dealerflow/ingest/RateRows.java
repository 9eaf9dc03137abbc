package io.dealerflow.ingest;

import io.dealerflow.contracts.event.EventIds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Values as tools/reference/rates.py writes and hashes them. */
public final class RateRows {
    private RateRows() {}

    /** What the independent reader finds in a recorded file. */
    record Figures(int values, int keys, String first, String last, String sha256) {}

    /** The figures of a recorded file. */
    static Figures figures(String file) throws IOException {
        try (var figures = Objects.requireNonNull(RateRows.class.getResourceAsStream("/rate-figures.csv"))) {
            String[] fields = new String(figures.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(file + ","))
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1);
            return new Figures(
                    Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[4], fields[5], fields[6]);
        }
    }

    /** One row; a value without exponent or trailing zeros. */
    public static String row(String key, String date, double value) {
        return key + "," + date + ","
                + new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /** SHA-256 of the rows, sorted. */
    public static String hash(List<String> rows) {
        String text = String.join("\n", rows.stream().sorted().toList());
        return EventIds.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
