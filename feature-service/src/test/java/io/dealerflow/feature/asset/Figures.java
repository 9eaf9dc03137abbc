package io.dealerflow.feature.asset;

import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.AssetFeatures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/** CSV files of facts, and of figures by {@code tools/reference/features.py}. */
final class Figures {
    private static final double RELATIVE = 1e-9;
    private static final double ABSOLUTE = 1e-11;

    private Figures() {}

    /** The row of one feature. */
    record Figure(
            String asset,
            LocalDate date,
            String feature,
            @Nullable Double value,
            @Nullable String reason) {
        /** When the program takes a date's features. */
        Instant asOf() {
            return date.atTime(23, 0).toInstant(ZoneOffset.UTC);
        }

        void assertMatches(SoftAssertions softly, AssetFeatures.@Nullable Feature actual) {
            softly.assertThat(actual).as("%s %s %s", asset, date, feature).isNotNull();
            if (actual == null) {
                return;
            }
            softly.assertThat(actual.reason())
                    .as("%s %s %s", asset, date, feature)
                    .isEqualTo(reason);
            Double found = actual.value();
            if (value != null && found != null) {
                softly.assertThat(found)
                        .as("%s %s %s", asset, date, feature)
                        .isCloseTo(value, within(Math.abs(value) * RELATIVE + ABSOLUTE));
            }
        }
    }

    static List<Figure> read(String resource) {
        return resource(resource).stream()
                .map(row -> new Figure(
                        row.get("asset"),
                        LocalDate.parse(row.get("date")),
                        row.get("feature"),
                        row.number("value"),
                        row.get("reason").isEmpty() ? null : row.get("reason")))
                .toList();
    }

    /** The cells of a line by the name of their column. */
    record Row(Map<String, String> cells) {
        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        @Nullable
        Double number(String column) {
            String cell = get(column);
            return cell.isEmpty() || cell.equals("NA") || cell.equals(".") ? null : Double.valueOf(cell);
        }
    }

    static List<Row> resource(String name) {
        return rows(Objects.requireNonNull(Figures.class.getResourceAsStream("/features/" + name), name));
    }

    static List<Row> file(Path file) {
        try {
            InputStream bytes = Files.newInputStream(file);
            return rows(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows(InputStream bytes) {
        try (var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<List<String>> lines = reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.replace("\"", "").split(",", -1)))
                    .toList();
            return lines.stream()
                    .skip(1)
                    .map(line -> row(lines.getFirst(), line))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row row(List<String> header, List<String> line) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), i < line.size() ? line.get(i) : "");
        }
        return new Row(cells);
    }
}
