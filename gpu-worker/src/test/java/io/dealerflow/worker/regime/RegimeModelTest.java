package io.dealerflow.worker.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.testkit.RecordedData;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.StoredSeries;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Answer;
import io.dealerflow.worker.model.LoadedModel.Prepared;
import io.dealerflow.worker.model.SeriesSource.AssetDay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The filter against Python's, which is written from the definition and does not run the graph. */
class RegimeModelTest {
    private static final List<String> STATES = List.of("calm", "normal", "elevated", "stressed");
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

    private final LoadedModel model = Shipped.model(ModelName.REGIME);

    @Test
    @DisplayName("invented days, some without an implied volatility: all states, all days in one batch")
    void invented() {
        assertFigures("regimes.jsonl", invented(Integer.MAX_VALUE));
    }

    @Test
    @DisplayName("the S&P 500 and the VIX from 1993 on; only the last two years are read")
    void recorded() throws IOException {
        Map<LocalDate, Double> vix = new HashMap<>();
        for (String[] cells : table(RecordedData.file("index-daily/VIX_History_cboe_2026-08.csv.gz"))) {
            vix.put(LocalDate.parse(cells[0], AMERICAN), Double.valueOf(cells[4]));
        }
        List<AssetDay> days = new ArrayList<>();
        for (String[] cells : table(RecordedData.file("index-daily/spx_daily_hlc_1990-2026.csv.gz"))) {
            LocalDate date = LocalDate.parse(cells[0]);
            if (vix.containsKey(date)) {
                days.add(day(date, cells[1], cells[2], cells[3], vix.get(date)));
            }
        }

        assertFigures("recorded-regimes.jsonl", days);
    }

    private void assertFigures(String file, List<AssetDay> days) {
        List<JsonNode> rows = Parity.rows(file);
        var data = StoredSeries.ofDays("SPX", days);
        List<Answer> answers = model.run(rows.stream()
                .map(row -> Shipped.ready(model.prepare(
                        ModelInput.ofAsset("SPX", endOf(row.get("day").asText())), data)))
                .toList());

        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < rows.size(); i++) {
                ModelOutput output = answers.get(i).output();
                List<Double> posterior = Parity.numbers(rows.get(i).get("posterior"));
                for (int k = 0; k < STATES.size(); k++) {
                    softly.assertThat(output.probabilities().get(STATES.get(k)))
                            .as("%s %s", STATES.get(k), rows.get(i))
                            .isCloseTo(posterior.get(k), within(Parity.TOLERANCE));
                }
                softly.assertThat(output.values().get("expected_volatility"))
                        .isCloseTo(rows.get(i).get("volatility_pct").asDouble() / 100, within(1e-4));
            }
        });
    }

    @Test
    @DisplayName("a day that comes later changes nothing")
    void noLookAhead() {
        assertThat(answer(invented(100))).isEqualTo(answerAt(invented(300), "2024-05-20"));
    }

    @Test
    void anAnswerSaysAsOfWhenAndNamesTheFeatures() {
        Answer answer =
                model.run(List.of(Shipped.ready(prepared(invented(100))))).getFirst();

        assertThat(answer.output().asOf()).isEqualTo(Instant.parse("2024-05-20T23:59:59Z"));
        assertThat(answer.output().score()).isNull();
        assertThat(answer.watched()).containsOnlyKeys("log_vol", "log_range");
    }

    @Test
    void tooFewDaysAreRefused() {
        assertThat(prepared(invented(23))).isEqualTo(new Prepared.Refused(RegimeModel.TOO_FEW_BARS));
        assertThat(prepared(List.of())).isEqualTo(new Prepared.Refused(RegimeModel.TOO_FEW_BARS));
    }

    @Test
    void daysWithoutImpliedVolatilityAreRefused() {
        List<AssetDay> days = invented(300).stream()
                .map(day -> new AssetDay(day.date(), day.high(), day.low(), day.close(), null))
                .toList();

        assertThat(prepared(days)).isEqualTo(new Prepared.Refused(RegimeModel.NO_IMPLIED_VOLATILITY));
    }

    @Test
    @DisplayName("a day whose prices cannot be is no step, nor are the four after it")
    void impossibleDays() {
        List<AssetDay> days = new ArrayList<>(invented(200));
        AssetDay day = days.get(150);
        days.set(150, new AssetDay(day.date(), -1, 2, 3, 20.0));
        days.set(151, new AssetDay(days.get(151).date(), 2, 2, 2, 0.0));

        assertThat(answer(days).probabilities().values()).allMatch(Double::isFinite);
    }

    @Test
    void anInputWithoutAssetIsRefused() {
        assertThat(model.prepare(ModelInput.ofAsset("SPX", null), new StoredSeries(Map.of(), Map.of())))
                .isEqualTo(new Prepared.Refused(RegimeModel.TOO_FEW_BARS));
        assertThat(model.prepare(ModelInput.news("a", "b"), new StoredSeries(Map.of(), Map.of())))
                .isEqualTo(new Prepared.Refused(RegimeModel.NO_ASSET));
    }

    private ModelOutput answer(List<AssetDay> days) {
        return model.run(List.of(Shipped.ready(prepared(days)))).getFirst().output();
    }

    private ModelOutput answerAt(List<AssetDay> days, String day) {
        var input = ModelInput.ofAsset("SPX", endOf(day));
        return model.run(List.of(Shipped.ready(model.prepare(input, StoredSeries.ofDays("SPX", days)))))
                .getFirst()
                .output();
    }

    private Prepared prepared(List<AssetDay> days) {
        return model.prepare(ModelInput.ofAsset("SPX", null), StoredSeries.ofDays("SPX", days));
    }

    private static Instant endOf(String day) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static List<AssetDay> invented(int most) {
        return Parity.lines("days.csv").stream()
                .skip(1)
                .limit(most)
                .map(line -> line.split(",", -1))
                .map(cells -> day(
                        LocalDate.parse(cells[0]),
                        cells[1],
                        cells[2],
                        cells[3],
                        cells[4].isEmpty() ? null : Double.valueOf(cells[4])))
                .toList();
    }

    private static AssetDay day(LocalDate date, String high, String low, String close, @Nullable Double volatility) {
        return new AssetDay(
                date, Double.parseDouble(high), Double.parseDouble(low), Double.parseDouble(close), volatility);
    }

    /** The rows after the header. */
    private static List<String[]> table(Path file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
