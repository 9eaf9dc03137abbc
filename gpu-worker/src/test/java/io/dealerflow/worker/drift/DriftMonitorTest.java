package io.dealerflow.worker.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.models.ModelDrift.Measure;
import io.dealerflow.contracts.models.ModelDrift.Side;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.drift.DriftMonitor.Evaluation;
import io.dealerflow.worker.drift.DriftReference.Feature;
import io.dealerflow.worker.model.LoadedModel.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftMonitorTest {
    private static final Path MODELS = Path.of("../models");
    private static final int OWN = 3850;

    /** As in {@code tools/reference/drift.py}. */
    private static final int SHIFTED = 5000;

    private static final int RETURNED = 5800;

    private final DriftReference ensemble = read("ensemble");
    private final Generator generator = new Generator(1);

    @Test
    @DisplayName("evaluates as the training program does, before a shift, in it and after it")
    void asTheTrainingProgram() throws Exception {
        List<String> rows = Files.readAllLines(Path.of("src/test/resources/drift-evaluations.csv")).stream()
                .filter(row -> !row.startsWith("#"))
                .toList();
        Map<String, Double> shifts = Map.of("absolute_z0", 0.5, "location", 0.15);
        Map<Integer, Evaluation> evaluations = new HashMap<>();
        var monitor = new DriftMonitor(ensemble);
        for (int item = 0; item < 7000; item++) {
            boolean shifted = item >= SHIFTED && item < RETURNED;
            Answer answer = row(shifted ? shifts : Map.of());
            int items = item + 1;
            monitor.add(answer, at(item)).ifPresent(evaluation -> evaluations.put(items, evaluation));
        }

        for (String row : rows) {
            String[] cells = row.split(",");
            int items = Integer.parseInt(cells[0]);
            Evaluation evaluation = evaluations.get(items);
            assertThat(evaluation.alarm()).as("alarm after %d", items).isEqualTo(Boolean.parseBoolean(cells[1]));
            assertThat(evaluation.asOf()).isEqualTo(at(items - 1));
            for (int i = 2; i < cells.length; i++) {
                assertThat(evaluation.measures().get(i - 2).psi())
                        .as("%s after %d", evaluation.measures().get(i - 2).name(), items)
                        .isCloseTo(Double.parseDouble(cells[i]), within(1e-9));
            }
        }
        assertThat(rows).hasSizeGreaterThan(60).anyMatch(row -> row.contains("true"));
    }

    @Test
    @DisplayName("30 days of hourly bars of six symbols like those of the training raise no alarm")
    void stationaryBars() {
        assertThat(alarms(new DriftMonitor(ensemble), 30 * 7 * 6, item -> row(Map.of())))
                .isEmpty();
    }

    @Test
    @DisplayName("30 days of news with the mix of classes of the training raise no alarm, and a turn to one class does")
    void mixOfClasses() {
        var monitor = new DriftMonitor(read("news_sentiment"));

        assertThat(alarms(monitor, 30 * 200, item -> news(usual(), 0.85))).isEmpty();
        assertThat(alarms(monitor, 500, item -> news(generator.next() < 0.6 ? "negative" : usual(), 0.85)))
                .isNotEmpty();
    }

    @Test
    void modelThatIsLessSureIsFound() {
        var monitor = new DriftMonitor(read("news_sentiment"));
        assertThat(alarms(monitor, OWN, item -> news(usual(), 0.85))).isEmpty();

        assertThat(alarms(monitor, 500, item -> news(usual(), 0.6))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} moved by {1} is found within 500 items")
    @CsvSource({"range_1, 4.6", "absolute_z0, 0.6", "location, 0.2", "rsi_14, -0.25", "z0, 0.6"})
    void injectedShift(String feature, double shift) {
        var monitor = new DriftMonitor(ensemble);
        assertThat(alarms(monitor, OWN, item -> row(Map.of()))).isEmpty();

        List<Evaluation> found = alarms(monitor, 500, item -> row(Map.of(feature, shift)));

        assertThat(found).isNotEmpty();
        assertThat(found.getFirst().measures())
                .filteredOn(measure -> measure.psi() > measure.threshold())
                .extracting(Measure::name)
                .containsExactly(feature);
    }

    @Test
    void featureThatStandsStillIsFound() {
        var monitor = new DriftMonitor(ensemble);
        alarms(monitor, OWN, item -> row(Map.of()));

        assertThat(alarms(monitor, 500, item -> answer(Map.of("vix_change", 0.01))))
                .isNotEmpty();
    }

    @Test
    @DisplayName("a source unlike the training data is an alarm at first, and the reference of its own later")
    void anotherSource() {
        var monitor = new DriftMonitor(read("news_sentiment"));

        List<Evaluation> first = alarms(monitor, 1000, item -> news("positive", 0.85));
        alarms(monitor, 2 * OWN, item -> news("positive", 0.85));

        assertThat(first).isNotEmpty();
        assertThat(alarms(monitor, 1000, item -> news("positive", 0.85))).isEmpty();
    }

    @Test
    void modelWithoutThresholdsIsNotMeasured() {
        assertThat(alarms(new DriftMonitor(read("regime")), 5000, item -> answer(Map.of("log_vol", 1.0 * item))))
                .isEmpty();
    }

    @Test
    void answersWithoutAFigureAreNotCounted() {
        var monitor = new DriftMonitor(ensemble);
        for (int item = 0; item < 1000; item++) {
            assertThat(monitor.add(new Answer(ModelOutput.none("TOO_FEW_BARS"), Map.of()), at(item)))
                    .isEmpty();
        }
    }

    @Test
    void forecastIsMeasuredByTheFeaturesOfTheEnsemble() {
        assertThat(read("forecast").figures()).hasSize(10).allMatch(figure -> figure.side() == Side.INPUT);
        assertThat(read("chart_pattern").figures())
                .extracting(DriftReference.Figure::name)
                .containsExactly(DriftReference.CLASSES, DriftReference.CONFIDENCE);
    }

    private static List<Evaluation> alarms(DriftMonitor monitor, int items, IntFunction<Answer> answers) {
        List<Evaluation> alarms = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            Optional<Evaluation> evaluation = monitor.add(answers.apply(item), at(item));
            evaluation.filter(Evaluation::alarm).ifPresent(alarms::add);
        }
        return alarms;
    }

    private Answer row(Map<String, Double> shifts) {
        Map<String, Double> values = new HashMap<>();
        for (DriftReference.Figure figure : ensemble.figures()) {
            if (figure instanceof Feature feature) {
                double value = generator.in(feature.edges());
                values.put(feature.name(), value + shifts.getOrDefault(feature.name(), 0.0));
            }
        }
        return answer(values);
    }

    private static Answer answer(Map<String, Double> watched) {
        return new Answer(new ModelOutput(null, Map.of(), null, Map.of(), List.of(), null, null), watched);
    }

    private static Answer news(String label, double confidence) {
        return new Answer(
                new ModelOutput(label, Map.of(label, confidence), null, Map.of(), List.of(), null, null),
                Map.of(DriftReference.CONFIDENCE, confidence));
    }

    /** With about the shares of the training data. */
    private String usual() {
        double chance = generator.next();
        return chance < 0.64 ? "neutral" : chance < 0.82 ? "negative" : "positive";
    }

    private static Instant at(int item) {
        return Instant.EPOCH.plusSeconds(3600L * item);
    }

    private static DriftReference read(String model) {
        try {
            Path folder = MODELS.resolve(model);
            return DriftReference.of(ModelFolder.read(folder), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of {@code tools/reference/drift.py}. */
    private static final class Generator {
        private long state;

        Generator(long state) {
            this.state = state;
        }

        double next() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (state >>> 11) * 0x1p-53;
        }

        double in(double[] edges) {
            int decile = (int) (10 * next());
            double low = decile > 0 ? edges[decile - 1] : edges[0] - 1;
            double high = decile < 9 ? edges[decile] : edges[8] + 1;
            return low + (high - low) * next();
        }
    }
}
