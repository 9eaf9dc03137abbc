package io.dealerflow.scoring.instability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.AssetFeatures.Inputs;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.scoring.config.DefinitionsFile;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.pressure.Pressure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The scores of tools/reference/scores.py, which was written from docs/scores.md. */
class ScoreReferenceTest {
    private static final double EPS = 1e-9;

    private final InstabilityEngine engine = new InstabilityEngine(DefinitionsFile.read(Optional.empty()));
    private final Map<String, History<PastObservation>> histories = new HashMap<>();
    private int compared;

    @Test
    @DisplayName(
            "index, regime, pressure and components of every asset class are those of the reference, late events included")
    void scoresAreThoseOfTheReference() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/scores.csv"))) {
            new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(this::compare);
        }
        assertThat(compared).isGreaterThan(200);
    }

    private void compare(String line) {
        String[] row = line.split("\t", -1);
        AssetFeatures features = features(row);
        var history = histories.computeIfAbsent(row[0], none -> new History<PastObservation>(List.of()));

        var outcome = engine.score(features, history);
        history.put(outcome.remembered());

        assertThat(outcome.index() == null).as(line).isEqualTo(row[4].equals("-"));
        if (outcome.index() != null) {
            assertThat(outcome.index()).as(line).isCloseTo(Double.parseDouble(row[4]), within(EPS));
        }
        assertThat(name(outcome.regime())).as(line).isEqualTo(row[5]);
        assertThat(name(outcome.previousRegime())).as(line).isEqualTo(row[6]);
        assertThat(Pressure.of(features, engine.definitions().pressure())
                        .direction()
                        .name())
                .as(line)
                .isEqualTo(row[7]);
        String[] components = row[8].split(" ");
        assertThat(outcome.components()).hasSameSizeAs(components);
        for (int i = 0; i < components.length; i++) {
            compare(outcome.components().get(i), components[i], line);
        }
        compared++;
    }

    private static void compare(Component component, String expected, String line) {
        String[] nameAndRest = expected.split("=", -1);
        assertThat(component.name()).isEqualTo(nameAndRest[0]);
        if (nameAndRest[1].startsWith("!")) {
            assertThat(component.value()).as(line).isNull();
            assertThat(component.reason()).as(line).isEqualTo(nameAndRest[1].substring(1));
            return;
        }
        String[] parts = nameAndRest[1].split(",", -1);
        assertThat(component.value()).as(line).isCloseTo(Double.parseDouble(parts[0]), within(EPS));
        assertThat(component.weight()).as(line).isCloseTo(Double.parseDouble(parts[1]), within(EPS));
        assertThat(name(component.method())).as(line).isEqualTo(parts[2]);
        assertThat(component.measure()).as(line).isEqualTo(parts[3]);
        assertThat(component.inputs()).as(line).containsEntry("past_observations", Double.parseDouble(parts[4]));
    }

    private static String name(@Nullable Enum<?> value) {
        return value == null ? "-" : value.name();
    }

    private static AssetFeatures features(String[] row) {
        Map<String, Feature> features = new HashMap<>();
        for (String word : row[3].split(" ", -1)) {
            String[] parts = word.split("[=@]", -1);
            features.put(
                    parts[0],
                    parts[1].startsWith("!")
                            ? new Feature(
                                    null, "unit", parts[1].substring(1), null, new Inputs(0, "none", List.of()), null)
                            : new Feature(
                                    Double.parseDouble(parts[1]),
                                    "unit",
                                    null,
                                    Instant.parse(parts[2]),
                                    new Inputs(1, "one", List.of("observation")),
                                    null));
        }
        return new AssetFeatures(
                row[0] + row[2],
                "reference",
                Instant.parse(row[2]),
                Instant.parse(row[2]),
                AssetFeatures.VERSION,
                row[0],
                AssetClass.valueOf(row[1].toUpperCase(Locale.ROOT)),
                features,
                null);
    }
}
