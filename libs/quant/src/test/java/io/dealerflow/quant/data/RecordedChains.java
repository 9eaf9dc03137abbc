package io.dealerflow.quant.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionRoot;
import io.dealerflow.quant.time.OptionSymbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Recorded exchange files, where DEALERFLOW_TEST_DATA or {@code ../shared/data} beside the checkout has them. */
public final class RecordedChains {
    private static final String VARIABLE = "DEALERFLOW_TEST_DATA";
    private static final DateTimeFormatter CSV_DATE =
            DateTimeFormatter.ofPattern("MMMM d, uuuu 'at' h:mm a", Locale.US);

    private RecordedChains() {}

    /** Skips the calling test when the file is not there. */
    public static String text(String file) {
        Path path = directory().resolve(file);
        assumeTrue(Files.exists(path), () -> "recorded data is absent: " + path);
        try (InputStream raw = Files.newInputStream(path)) {
            InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Book rut20230921() {
        return cboeJson("options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz");
    }

    public static Book spx20221212() {
        return cboeCsv("options-cboe-csv/spx_2022-12-12_gflows.csv.gz");
    }

    /** Cboe delayed quotes: {@code timestamp} is UTC, spot is {@code current_price}. */
    public static Book cboeJson(String file) {
        Map<String, Object> root = TinyJson.object(TinyJson.parse(text(file)));
        Map<String, Object> data = TinyJson.object(root.get("data"));
        Instant asOf = LocalDateTime.parse(((String) root.get("timestamp")).replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC);
        Map<SeriesKey, List<OptionLine>> lines = new LinkedHashMap<>();
        for (Object element : TinyJson.list(data.get("options"))) {
            Map<String, Object> option = TinyJson.object(element);
            add(lines, (String) option.get("option"), new double[] {
                (Double) option.get("bid"),
                (Double) option.get("ask"),
                (Double) option.get("iv"),
                (Double) option.get("gamma"),
                (Double) option.get("volume"),
                (Double) option.get("open_interest")
            });
        }
        return book(asOf, (Double) data.get("current_price"), lines);
    }

    /** The dashboard's CSV: title, date and spot lines, then a call and a put per row. */
    public static Book cboeCsv(String file) {
        List<String> rows = text(file).lines().toList();
        int header = 0;
        while (!rows.get(header).startsWith("Expiration Date")) {
            header++;
        }
        double spot = Double.parseDouble(rows.get(header - 2).split("Last: ")[1].split(",")[0]);
        String date = rows.get(header - 1).split("Date: ")[1].split(" E[SD]T")[0];
        Instant asOf = LocalDateTime.parse(date, CSV_DATE)
                .atZone(ZoneId.of("America/New_York"))
                .toInstant();
        Map<SeriesKey, List<OptionLine>> lines = new LinkedHashMap<>();
        for (String row : rows.subList(header + 1, rows.size())) {
            String[] f = row.split(",", -1);
            add(lines, f[1], numbers(f, 4, 5, 7, 9, 6, 10));
            add(lines, f[12], numbers(f, 15, 16, 18, 20, 17, 21));
        }
        return book(asOf, spot, lines);
    }

    private static double[] numbers(String[] fields, int... columns) {
        double[] numbers = new double[columns.length];
        for (int i = 0; i < columns.length; i++) {
            numbers[i] = Double.parseDouble(fields[columns[i]]);
        }
        return numbers;
    }

    /** Values in the order bid, ask, iv, gamma, volume, open interest. */
    private static void add(Map<SeriesKey, List<OptionLine>> lines, String symbol, double[] v) {
        OptionSymbol option = OptionSymbol.parse(symbol).orElseThrow();
        Right right = option.right();
        lines.computeIfAbsent(SeriesKey.listed(option.expiry(), option.root()), key -> new ArrayList<>())
                .add(new OptionLine(right, option.strike(), v[0], v[1], v[2], v[3], (long) v[4], (long) v[5]));
    }

    private static Book book(Instant asOf, double spot, Map<SeriesKey, List<OptionLine>> lines) {
        List<Series> series = new ArrayList<>();
        lines.forEach(
                (key, contracts) -> series.add(new Series(key, 100, new Series.Observation(asOf, spot), contracts)));
        String underlying =
                OptionRoot.underlying(lines.keySet().iterator().next().root());
        return new Book(underlying, asOf, spot, series);
    }

    private static Path directory() {
        String property = System.getProperty(VARIABLE, System.getenv(VARIABLE));
        return property == null || property.isBlank() ? Path.of("../../../shared/data") : Path.of(property);
    }
}
