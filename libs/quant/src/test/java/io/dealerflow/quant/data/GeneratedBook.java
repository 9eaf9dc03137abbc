package io.dealerflow.quant.data;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The book of {@code generated-book.csv}: made up, with an example of everything that can happen to a contract. */
public final class GeneratedBook {
    private GeneratedBook() {}

    public static Book read() {
        List<String> rows = Resources.lines("chain/generated-book.csv");
        Instant asOf = Instant.parse(comment(rows, "as_of"));
        double spot = Double.parseDouble(comment(rows, "spot"));
        Map<SeriesKey, List<OptionLine>> lines = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> !row.startsWith("#"))
                .skip(1)
                .map(row -> row.split(",", -1))
                .forEach(field -> lines.computeIfAbsent(
                                SeriesKey.listed(LocalDate.parse(field[1]), field[0]), key -> new ArrayList<>())
                        .add(line(field)));
        List<Series> series = new ArrayList<>();
        lines.forEach(
                (key, contracts) -> series.add(new Series(key, 100, new Series.Observation(asOf, spot), contracts)));
        return new Book("SPX", asOf, spot, series);
    }

    private static String comment(List<String> rows, String name) {
        String start = "# " + name + " ";
        return rows.stream()
                .filter(row -> row.startsWith(start))
                .findFirst()
                .map(row -> row.substring(start.length()))
                .orElseThrow();
    }

    private static OptionLine line(String[] field) {
        return new OptionLine(
                field[2].equals("C") ? Right.CALL : Right.PUT,
                Double.parseDouble(field[3]),
                Double.parseDouble(field[4]),
                Double.parseDouble(field[5]),
                Double.parseDouble(field[6]),
                optional(field[7]),
                Long.parseLong(field[8]),
                Long.parseLong(field[9]),
                optional(field[10]));
    }

    private static @Nullable Double optional(String field) {
        return field.isEmpty() ? null : Double.valueOf(field);
    }
}
