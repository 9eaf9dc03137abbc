package io.dealerflow.worker.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.StoredSeries;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.forecast.ForecastModel;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Answer;
import io.dealerflow.worker.model.LoadedModel.Prepared;
import io.dealerflow.worker.model.SeriesSource.HourBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of hourly bars, and what ensemble and forecast answer, against Python's. */
class BarModelsTest {
    private static final Instant ASKED = Instant.parse("2025-12-31T00:00:00Z");
    private static final List<String> SIZES = List.of("flat", "move", "large");

    private final LoadedModel ensemble = Shipped.model(ModelName.ENSEMBLE);
    private final LoadedModel forecast = Shipped.model(ModelName.FORECAST);
    private final ModelFolder folder = ModelFolder.read(Shipped.folder(ModelName.ENSEMBLE));

    @Test
    @DisplayName("invented bars: features, sizes and intervals are Python's")
    void invented() {
        assertFigures(
                HourlyBars.invented(),
                Parity.rows("bar-rows.jsonl").stream()
                        .filter(row -> row.has("bar"))
                        .toList(),
                1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "AMZN", "MSFT", "NVDA", "TSLA", "SP_SPX"})
    @DisplayName("recorded bars: of ten years only the last 3,000 bars are read")
    void recorded(String symbol) {
        assertFigures(
                HourlyBars.recorded(symbol),
                Parity.rows("recorded-bar-rows.jsonl").stream()
                        .filter(row -> row.get("series").asText().equals(symbol))
                        .toList(),
                2e-5);
    }

    private void assertFigures(HourlyBars series, List<JsonNode> rows, double featureTolerance) {
        assertThat(rows).isNotEmpty();
        List<String> columns = folder.columns("features");
        SoftAssertions.assertSoftly(softly -> {
            for (JsonNode row : rows) {
                StoredSeries data = series.until(row.get("bar").asInt());
                BarRow found = row(data);
                List<Double> features = Parity.numbers(row.get("features"));
                for (int i = 0; i < columns.size(); i++) {
                    softly.assertThat((double) found.features()[i])
                            .as("%s of bar %s", columns.get(i), row.get("bar"))
                            .isCloseTo(features.get(i), within(featureTolerance * (1 + Math.abs(features.get(i)))));
                }
                assertAnswers(softly, row, found);
            }
        });
    }

    private void assertAnswers(SoftAssertions softly, JsonNode row, BarRow found) {
        Answer sizes = ensemble.run(List.of(found)).getFirst();
        List<Double> probabilities = Parity.numbers(row.get("size_probabilities"));
        for (int k = 0; k < SIZES.size(); k++) {
            softly.assertThat(sizes.output().probabilities().get(SIZES.get(k)))
                    .as("%s of bar %s", SIZES.get(k), row.get("bar"))
                    .isCloseTo(probabilities.get(k), within(Parity.TOLERANCE));
        }
        softly.assertThat(sizes.output().values().get("expected_move_sigmas"))
                .isCloseTo(row.get("expected_move").asDouble(), within(Parity.TOLERANCE));
        softly.assertThat(sizes.output().values().get("sigma"))
                .isCloseTo(row.get("sigma").asDouble(), within(1e-6));
        Map<String, Double> interval =
                forecast.run(List.of(found)).getFirst().output().values();
        double price = found.close();
        softly.assertThat(interval.get("lower")).isCloseTo(row.get("lower").asDouble(), within(price * 1e-5));
        softly.assertThat(interval.get("upper")).isCloseTo(row.get("upper").asDouble(), within(price * 1e-5));
        softly.assertThat(interval.get("median")).isCloseTo(price, within(1e-3));
    }

    @Test
    @DisplayName(
            "the measures of the cards on made bars come out here too: log-loss of the sizes, coverage of the interval")
    void selfTests() {
        HourlyBars series = HourlyBars.invented();
        List<HourBar> bars = series.bars();
        List<Prepared.Ready> rows = new ArrayList<>();
        for (int t = BarFeatures.WARM_UP; t < bars.size() - 1; t++) {
            rows.add(row(series.until(t)));
        }
        List<Answer> sizes = ensemble.run(rows);
        List<Answer> intervals = forecast.run(rows);

        double loss = 0;
        double covered = 0;
        for (int i = 0; i < rows.size(); i++) {
            double next = bars.get(BarFeatures.WARM_UP + i + 1).close();
            BarRow row = (BarRow) rows.get(i);
            double moved =
                    Math.abs(Math.log(next / bars.get(BarFeatures.WARM_UP + i).close())) / row.sigma();
            String size = moved < 0.3 ? "flat" : moved < 0.9 ? "move" : "large";
            loss -= Math.log(sizes.get(i).output().probabilities().get(size));
            Map<String, Double> interval = intervals.get(i).output().values();
            covered += next >= interval.get("lower") && next <= interval.get("upper") ? 1 : 0;
        }
        assertThat(loss / rows.size()).isCloseTo(selfTest("ensemble"), within(1e-3));
        assertThat(covered / rows.size()).isCloseTo(selfTest("forecast"), within(1e-3));
    }

    private static double selfTest(String model) {
        return Parity.rows("bar-rows.jsonl").stream()
                .filter(row -> row.path("self_test").asText().equals(model))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asDouble();
    }

    @Test
    void answersNameTheEndOfTheBarAndTheWatchedFeatures() {
        BarRow row = row(HourlyBars.invented().until(1_000));
        Answer answer = ensemble.run(List.of(row)).getFirst();

        assertThat(answer.output().asOf()).isEqualTo(row.end());
        assertThat(answer.watched()).hasSize(10).containsKeys("z0", "vix_change");
        assertThat(forecast.run(List.of(row)).getFirst().watched()).containsAllEntriesOf(answer.watched());
    }

    @Test
    void aShortHistoryIsRefused() {
        assertThat(prepared(HourlyBars.invented().until(BarFeatures.WARM_UP - 1)))
                .isEqualTo(new Prepared.Refused(BarRow.TOO_FEW_BARS));
        assertThat(prepared(new StoredSeries(Map.of(), Map.of()))).isEqualTo(new Prepared.Refused(BarRow.TOO_FEW_BARS));
        assertThat(prepared(HourlyBars.invented().until(BarFeatures.WARM_UP))).isInstanceOf(BarRow.class);
    }

    @Test
    void aVixThatIsMissingOrOldIsRefused() {
        HourlyBars series = HourlyBars.invented();
        List<HourBar> old = series.vix().stream()
                .filter(bar -> bar.start().isBefore(series.bars().get(900).start()))
                .toList();

        assertThat(prepared(StoredSeries.ofBars("X", series.bars(), List.of())))
                .isEqualTo(new Prepared.Refused(BarRow.NO_VIX));
        assertThat(prepared(StoredSeries.ofBars("X", series.bars(), old)))
                .isEqualTo(new Prepared.Refused(BarRow.NO_VIX));
    }

    @Test
    void pricesThatDoNotMoveAreRefused() {
        HourlyBars series = HourlyBars.invented();
        List<HourBar> flat = series.bars().stream()
                .map(bar -> new HourBar(bar.start(), 5, 5, 5, 5))
                .toList();
        List<HourBar> negative = series.bars().stream()
                .map(bar -> new HourBar(bar.start(), -5, -4, -6, -5))
                .toList();

        assertThat(prepared(StoredSeries.ofBars("X", flat, series.vix())))
                .isEqualTo(new Prepared.Refused(BarRow.UNUSABLE_BARS));
        assertThat(prepared(StoredSeries.ofBars("X", negative, series.vix())))
                .isEqualTo(new Prepared.Refused(BarRow.UNUSABLE_BARS));
    }

    @Test
    void onlyTheNextBarIsForecast() {
        StoredSeries data = HourlyBars.invented().until(1_000);

        assertThat(forecast.prepare(ModelInput.ofSymbol("X", ASKED, 2), data))
                .isEqualTo(new Prepared.Refused(ForecastModel.HORIZON_TOO_LONG));
        assertThat(forecast.prepare(ModelInput.ofSymbol("X", ASKED, 1), data)).isInstanceOf(BarRow.class);
    }

    @Test
    void anInputWithoutSymbolIsRefused() {
        assertThat(ensemble.prepare(ModelInput.ofAsset("X", ASKED), new StoredSeries(Map.of(), Map.of())))
                .isEqualTo(new Prepared.Refused(BarRow.NO_SYMBOL));
    }

    private BarRow row(StoredSeries data) {
        return (BarRow) Shipped.ready(prepared(data));
    }

    private Prepared prepared(StoredSeries data) {
        return ensemble.prepare(ModelInput.ofSymbol("X", ASKED, null), data);
    }
}
