package io.dealerflow.scoring.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.scores.MarketFlow.Pair;
import io.dealerflow.scoring.market.AssetCloses.Close;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The flow map of tools/reference/flow_map.py, which was written from docs/scores.md, and when it is due. */
class FlowMapTest {
    private static final double EPS = 1e-9;
    private static final Instant KNOWN = Instant.parse("2026-03-13T20:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-09");

    @Test
    @DisplayName("correlation, lag and stress overlap of every ordered pair are those of the reference")
    void pairsAreThoseOfTheReference() throws IOException {
        Map<String, TreeMap<LocalDate, Close>> closes = new LinkedHashMap<>();
        List<String[]> expected;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/flow-map.csv"))) {
            List<String[]> rows = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            rows.stream()
                    .filter(row -> row[0].equals("close"))
                    .forEach(row -> closes.computeIfAbsent(row[1], none -> new TreeMap<>())
                            .put(LocalDate.parse(row[2]), new Close(Double.parseDouble(row[3]), KNOWN, KNOWN)));
            expected = rows.stream().filter(row -> row[0].equals("pair")).toList();
        }

        List<Pair> pairs = FlowMap.of(closes.entrySet().stream()
                .map(entry -> new AssetCloses(entry.getKey(), AssetCloses.REAL, entry.getValue()))
                .toList());

        assertThat(pairs).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            compare(pairs.get(i), expected.get(i));
        }
    }

    private static void compare(Pair pair, String[] row) {
        String words = Arrays.toString(row);
        assertThat(pair.from()).isEqualTo(row[1]);
        assertThat(pair.to()).isEqualTo(row[2]);
        compare(pair.correlation(), row[3], words);
        assertThat(pair.lagDays() == null ? "" : pair.lagDays().toString())
                .as(words)
                .isEqualTo(row[4]);
        compare(pair.lagCorrelation(), row[5], words);
        compare(pair.stressOverlap(), row[6], words);
        assertThat(pair.days()).as(words).isEqualTo(Integer.parseInt(row[7]));
        assertThat(pair.reason() == null ? "" : pair.reason()).as(words).isEqualTo(row[8]);
    }

    private static void compare(@Nullable Double actual, String expected, String words) {
        if (expected.isEmpty()) {
            assertThat(actual).as(words).isNull();
        } else {
            assertThat(actual).as(words).isCloseTo(Double.parseDouble(expected), within(EPS));
        }
    }

    @Test
    void oneAssetHasNoPairs() {
        assertThat(FlowMap.of(List.of(new AssetCloses("A", AssetCloses.REAL, new TreeMap<>()))))
                .isEmpty();
    }

    @Test
    void ofADateTheNewestCloseCounts() {
        AssetCloses first = new AssetCloses("A", AssetCloses.REAL, new TreeMap<>())
                .with(MONDAY, new Close(1, KNOWN, KNOWN))
                .orElseThrow();

        assertThat(first.with(MONDAY, new Close(1, KNOWN.plusSeconds(1), KNOWN)))
                .isEmpty();
        assertThat(first.with(MONDAY, new Close(2, KNOWN.minusSeconds(1), KNOWN)))
                .isEmpty();
        assertThat(first.with(MONDAY, new Close(2, KNOWN, KNOWN)).orElseThrow().values())
                .containsEntry(MONDAY, 2.0);
    }

    @Test
    void theOldestDatesAreForgotten() {
        AssetCloses closes = new AssetCloses("A", AssetCloses.REAL, new TreeMap<>());
        for (int i = 0; i <= AssetCloses.MAX_DATES; i++) {
            closes = closes.with(MONDAY.plusDays(i), new Close(i + 1, KNOWN, KNOWN))
                    .orElseThrow();
        }

        assertThat(closes.values()).hasSize(AssetCloses.MAX_DATES).doesNotContainKey(MONDAY);
        assertThat(closes.with(MONDAY, new Close(9, KNOWN, KNOWN))).isEmpty();
    }

    @Test
    void aDateIsDueWhenALaterOneBegins() {
        MarketState monday = MarketState.EMPTY.changed(MONDAY);
        assertThat(monday.due()).isNull();
        assertThat(monday.changed(MONDAY).due()).isNull();

        MarketState tuesday = monday.changed(MONDAY.plusDays(1));
        assertThat(tuesday.due()).isEqualTo(MONDAY);
        assertThat(tuesday.isCorrection()).isFalse();
        assertThat(tuesday.done("id").published()).isEqualTo(MONDAY);
        assertThat(tuesday.done("id").due()).isNull();
    }

    @Test
    void anotherCloseOfAPublishedDateMakesItDueAgain() {
        MarketState published =
                MarketState.EMPTY.changed(MONDAY).changed(MONDAY.plusDays(1)).done("id");

        assertThat(published.changed(MONDAY.plusDays(1)).due()).isNull();
        assertThat(published.changed(MONDAY.minusDays(3)).isCorrection()).isTrue();
        assertThat(published.changed(MONDAY).changed(MONDAY.plusDays(2)).due()).isEqualTo(MONDAY.plusDays(1));
    }
}
