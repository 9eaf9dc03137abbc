package io.dealerflow.feature.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.feature.store.DuckDbFiles;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The analysis against {@code tools/reference/bar_analysis.py}; of recorded bars skipped where they are absent. */
class BarAnalysisTest {
    private static final AnalysisRules RULES = new AnalysisRules(60, 0.5, 15);
    private static final ParquetFiles PARQUET = new DuckDbFiles();
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @ValueSource(strings = {"ALPHA", "BETA-1"})
    @DisplayName("every value of every bar is the independent program's")
    void generated(String contract) throws IOException {
        BarAnalysis analysis = analysis(Resources.path("analysis/bars"), contract);
        List<Map<String, String>> expected = Resources.rows("analysis/expected.csv").stream()
                .filter(row -> row.get("contract").equals(contract))
                .toList();

        assertThat(analysis.size()).isEqualTo(expected.size());
        for (int i = 0; i < analysis.size(); i++) {
            Map<String, String> row = expected.get(i);
            assertThat(ContractSummary.instant(analysis.micros(i))).hasToString(row.get("timestamp"));
            assertThat(analysis.signal(i).name()).as("signal of bar %d", i).isEqualTo(row.get("signal"));
            for (var column : columns(analysis).entrySet()) {
                assertValue(column.getValue().applyAsDouble(i), row.get(column.getKey()), column.getKey() + " " + i);
            }
        }
        assertThat(analysis.summary(contract).beta())
                .isCloseTo(Double.parseDouble(expected.getFirst().get("overall_beta")), within(TOLERANCE));
    }

    @Test
    @DisplayName("a chart has few points, which together have every signal and end with the last bar")
    void chart() {
        var closes = new Closes.Builder("X");
        for (int i = 0; i < 10_001; i++) {
            closes.add(i * 3_600_000_000L, 100 + i % 2 * 10, i);
        }
        Closes contract = closes.build();
        BarAnalysis analysis = BarAnalysis.of(contract, new Market(contract, contract), RULES);

        ContractChart chart = ContractChart.of(analysis);

        assertThat(chart.at()).hasSizeBetween(ContractChart.POINTS / 2, ContractChart.POINTS);
        assertThat(chart.at().getLast()).isEqualTo(ContractSummary.instant(analysis.micros(10_000)));
        assertThat(chart.close().getLast()).isEqualTo(analysis.close(10_000));
        ContractSummary summary = analysis.summary("X");
        assertThat(chart.buys().stream().mapToLong(Integer::longValue).sum())
                .isPositive()
                .isEqualTo(summary.buys());
        assertThat(chart.sells().stream().mapToLong(Integer::longValue).sum())
                .isPositive()
                .isEqualTo(summary.sells());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "AMZN", "MSFT", "NVDA", "TSLA"})
    @DisplayName("of recorded bars counts, sums and every 1000th bar are the independent program's")
    void recorded(String contract) throws IOException {
        BarAnalysis analysis = analysis(RecordedData.file("bars-hourly"), contract);
        Map<String, IntToDoubleFunction> columns = columns(analysis);

        for (Map<String, String> row : Resources.rows("analysis/recorded-figures.csv")) {
            if (row.get("contract").equals(contract)) {
                assertFigure(analysis, columns, row);
            }
        }
    }

    private static void assertFigure(
            BarAnalysis analysis, Map<String, IntToDoubleFunction> columns, Map<String, String> row) {
        String name = row.get("column");
        String value = row.get("value");
        IntToDoubleFunction column = columns.get(name);
        ContractSummary summary = analysis.summary("any");
        switch (row.get("bar")) {
            case "" -> {
                switch (name) {
                    case "BUY" -> assertThat(summary.buys()).hasToString(value);
                    case "SELL" -> assertThat(summary.sells()).hasToString(value);
                    case "HOLD" -> assertThat(summary.bars() - summary.trades()).hasToString(value);
                    default -> assertThat(summary.beta()).isCloseTo(Double.parseDouble(value), within(TOLERANCE));
                }
            }
            case "count" -> assertThat(Values.of(column, analysis.size()).count).hasToString(value);
            // cancellation: the sum is as near as the sizes of what is added allow
            case "sum" -> {
                Values values = Values.of(column, analysis.size());
                assertThat(values.sum).as(name).isCloseTo(Double.parseDouble(value), within(values.sizes * TOLERANCE));
            }
            case "sum_of_sizes" -> {
                double sizes = Double.parseDouble(value);
                assertThat(Values.of(column, analysis.size()).sizes)
                        .as(name)
                        .isCloseTo(sizes, within(sizes * TOLERANCE));
            }
            default -> assertValue(column.applyAsDouble(Integer.parseInt(row.get("bar"))), value, row.toString());
        }
    }

    @Test
    @DisplayName("a market that never moves has no beta and no ratio")
    void flatMarket() {
        Closes contract = Resources.closes(100, 101, 102, 101);
        Closes flat = Resources.closes(5000, 5000, 5000, 5000);

        BarAnalysis analysis = BarAnalysis.of(contract, new Market(flat, flat), new AnalysisRules(2, 0.5, 15));

        assertThat(analysis.beta(3)).isNaN();
        assertThat(analysis.betaRatio(3)).isNaN();
        assertThat(analysis.summary("C").beta()).isNull();
    }

    @Test
    @DisplayName("a market that grows by the same share in every bar has no beta: its changes differ by rounding alone")
    void evenMarket() {
        Closes contract = Resources.closes(100, 101, 102, 101);
        Closes even = Resources.closes(1000, 1001, 1002.001, 1003.003001);

        BarAnalysis analysis = BarAnalysis.of(contract, new Market(even, even), new AnalysisRules(2, 0.5, 15));

        assertThat(analysis.beta(3)).isNaN();
    }

    @Test
    @DisplayName("the last bar's signal is not judged, nor is a bar without VIX a signal")
    void edges() {
        Closes contract = Resources.closes(100, 102, 104);
        Closes late = Resources.later(15);

        BarAnalysis analysis = BarAnalysis.of(contract, new Market(contract, late), RULES);

        assertThat(analysis.signal(1)).isEqualTo(Signal.HOLD);
        assertThat(analysis.signal(2)).isEqualTo(Signal.BUY);
        assertThat(analysis.quality(2)).isEqualTo(-1);
        assertThat(analysis.summary("C").hitRate()).isEqualTo(new HitRate(null, 0, 0));
    }

    private static BarAnalysis analysis(Path folder, String contract) throws IOException {
        BarStorage storage = new FolderStorage(List.of());
        BarCatalogue catalogue = BarCatalogue.of(storage, PARQUET, folder.toString(), List.of("SPX", "VIX"), "unused");
        Market market = new Market(read(catalogue, "SPX"), read(catalogue, "VIX"));
        return BarAnalysis.of(read(catalogue, contract), market, RULES);
    }

    private static Closes read(BarCatalogue catalogue, String name) throws IOException {
        BarSource source = catalogue.source(catalogue.required(name));
        return source.read(Path.of(source.file()), PARQUET);
    }

    private static Map<String, IntToDoubleFunction> columns(BarAnalysis analysis) {
        return Map.of(
                "price_change_pct", analysis::changePct,
                "beta", analysis::beta,
                "beta_ratio", analysis::betaRatio,
                "vix", analysis::vix,
                "buy_threshold", analysis::threshold,
                "sell_threshold", i -> -analysis.threshold(i),
                "trade_quality", i -> analysis.quality(i) < 0 ? Double.NaN : analysis.quality(i));
    }

    private static void assertValue(double actual, String expected, String what) {
        if (expected.isEmpty()) {
            assertThat(actual).as(what).isNaN();
        } else {
            double value = Double.parseDouble(expected);
            assertThat(actual).as(what).isCloseTo(value, within(TOLERANCE * Math.max(1, Math.abs(value))));
        }
    }

    private record Values(long count, double sum, double sizes) {
        static Values of(IntToDoubleFunction column, int size) {
            long count = 0;
            double sum = 0;
            double sizes = 0;
            for (int i = 0; i < size; i++) {
                double value = column.applyAsDouble(i);
                if (!Double.isNaN(value)) {
                    count++;
                    sum += value;
                    sizes += Math.abs(value);
                }
            }
            return new Values(count, sum, sizes);
        }
    }
}
