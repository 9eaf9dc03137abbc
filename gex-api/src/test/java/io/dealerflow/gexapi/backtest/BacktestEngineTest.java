package io.dealerflow.gexapi.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.api.Backtest.Row;
import io.dealerflow.contracts.api.Backtest.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of tools/reference/backtest.py, which was written from docs/backtest.md, and what a backtest may not see. */
class BacktestEngineTest {
    private static final double EPS = 1e-12;
    private static final LocalDate FROM = LocalDate.parse("2025-02-01");
    private static final LocalDate TO = LocalDate.parse("2026-01-31");
    private static final LocalDate MONDAY = LocalDate.parse("2025-03-03");

    @Test
    @DisplayName(
            "every row is that of the reference: counts, rates, base rates and intervals, with gaps, prices below 0 and short histories")
    void rowsAreThoseOfTheReference() throws IOException {
        Map<String, NavigableMap<LocalDate, Double>> closes = new HashMap<>();
        List<Occurrence> occurrences = new ArrayList<>();
        List<String[]> expected = new ArrayList<>();
        for (String[] row : reference()) {
            switch (row[0]) {
                case "close" ->
                    closes.computeIfAbsent(row[1], none -> new TreeMap<>())
                            .put(LocalDate.parse(row[2]), Double.parseDouble(row[3]));
                case "row" -> expected.add(row);
                default -> occurrences.add(new Occurrence(row[1], subject(row[0]), row[2], LocalDate.parse(row[3])));
            }
        }

        List<Row> rows = BacktestEngine.of(FROM, TO, occurrences, closes).rows();

        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            compare(rows.get(i), expected.get(i));
        }
    }

    private static List<String[]> reference() throws IOException {
        try (InputStream in = Objects.requireNonNull(BacktestEngineTest.class.getResourceAsStream("/backtest.csv"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    private static Subject subject(String name) {
        return Subject.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static void compare(Row row, String[] expected) {
        String words = Arrays.toString(expected);
        assertThat(row.subject()).as(words).isEqualTo(subject(expected[1]));
        assertThat(row.name()).as(words).isEqualTo(expected[2]);
        assertThat(new int[] {row.horizonDays(), row.days(), row.n(), row.larger()})
                .as(words)
                .containsExactly(Arrays.stream(expected, 3, 7)
                        .mapToInt(Integer::parseInt)
                        .toArray());
        compare(row.rate(), expected[7], words);
        compare(row.baseRate(), expected[8], words);
        compare(row.low(), expected[9], words);
        compare(row.high(), expected[10], words);
    }

    private static void compare(@Nullable Double actual, String expected, String words) {
        if (expected.isEmpty()) {
            assertThat(actual).as(words).isNull();
        } else {
            assertThat(actual).as(words).isCloseTo(Double.parseDouble(expected), within(EPS));
        }
    }

    /** Moves of 1 % and 2 % in turn, and one of 10 % after {@code MONDAY}. */
    private static NavigableMap<LocalDate, Double> closes() {
        NavigableMap<LocalDate, Double> closes = new TreeMap<>();
        double close = 100;
        int sign = 1;
        for (LocalDate date = MONDAY.minusDays(100); !date.isAfter(MONDAY.plusDays(30)); date = date.plusDays(1)) {
            double move = date.equals(MONDAY.plusDays(1)) ? 0.1 : date.toEpochDay() % 2 == 0 ? 0.01 : 0.02;
            close *= Math.exp(sign * move);
            sign = -sign;
            closes.put(date, close);
        }
        return closes;
    }

    private static Row nextDay(LocalDate date, NavigableMap<LocalDate, Double> closes) {
        Occurrence alert = new Occurrence("A", Subject.ALERT, "score_jump", date);
        return BacktestEngine.of(MONDAY, MONDAY.plusDays(20), List.of(alert, alert), Map.of("A", closes))
                .rows()
                .getFirst();
    }

    @Test
    void theMoveBeginsAtTheCloseOfTheDayAndARepeatCountsOnce() {
        assertThat(nextDay(MONDAY, closes()).larger()).isEqualTo(1);
        assertThat(nextDay(MONDAY, closes()).n()).isEqualTo(1);
        assertThat(nextDay(MONDAY.plusDays(1), closes()).larger()).isZero();
    }

    @Test
    @DisplayName("what is usual on a day does not depend on later closes")
    void nothingLaterDecides() {
        NavigableMap<LocalDate, Double> wild = closes();
        LocalDate end = MONDAY.plusDays(1);
        wild.tailMap(end, false).replaceAll((date, close) -> close * (date.toEpochDay() % 2 == 0 ? 3 : 1));

        assertThat(nextDay(MONDAY, wild).larger())
                .isEqualTo(nextDay(MONDAY, closes()).larger());
        assertThat(nextDay(MONDAY, new TreeMap<>(closes().headMap(end, true))).n())
                .isEqualTo(1);
    }

    @Test
    void aMoveThatHasNotEndedIsNotCounted() {
        Row row = nextDay(MONDAY, new TreeMap<>(closes().headMap(MONDAY, true)));

        assertThat(row.days()).isEqualTo(1);
        assertThat(row.n()).isZero();
        assertThat(row.rate()).isNull();
        assertThat(row.baseRate()).isNull();
    }
}
