package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Unit;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.rules.RuleField;
import io.dealerflow.contracts.rules.RuleFields;
import io.dealerflow.contracts.scores.AssetScore;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFieldsTest {
    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, int.class, long.class, Double.class, Integer.class, Long.class);

    @ParameterizedTest
    @CsvSource({
        "snapshot.net_gex, usd_per_pct",
        "snapshot.atm_iv_30d, fraction_per_year",
        "snapshot.gamma_flip.distance_pct, percent",
        "snapshot.pin_risk.value, share",
        "snapshot.quality.used, contracts",
        "score.index, points",
        "score.components.carry_term.value, share",
        "features.realized_vol_20d, fraction_per_year",
        "features.net_vanna, usd_per_vol_point"
    })
    void figuresHaveTheirUnit(String path, String unit) {
        assertThat(RuleFields.of(path)).map(RuleField::unit).contains(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snapshot.version",
                "snapshot.symbol",
                "snapshot.by_strike.net_gex",
                "snapshot.gamma_flip",
                "score.components.unheard.value",
                "features.unheard",
                "net_gex",
                ""
            })
    void whatIsNoSingleFigureHasNoField(String path) {
        assertThat(RuleFields.of(path)).isEmpty();
    }

    @Test
    @DisplayName("a figure is read from where its path points in the JSON of the event")
    void pathsAreThoseOfTheJson() {
        for (Event event : List.of(Samples.gexSnapshot(), Samples.assetScore())) {
            JsonNode json = Wire.json().valueToTree(event);
            fieldsOf(event.getClass())
                    .filter(field -> !field.path().startsWith("score.components."))
                    .forEach(field -> {
                        JsonNode node = json.at("/" + afterEvent(field).replace('.', '/'));
                        assertThat(field.of(event))
                                .as(field.path())
                                .isEqualTo(node.isNumber() ? (Double) node.doubleValue() : null);
                    });
        }
    }

    @Test
    void componentsOfAScoreAreFoundByName() {
        assertThat(value("score.components.vol.value", Samples.assetScore())).contains(0.425);
        assertThat(value("score.components.vol.weight", Samples.assetScore())).contains(1.0);
        assertThat(value("score.components.credit.value", Samples.assetScore())).isEmpty();
        assertThat(value("score.components.narrative.value", Samples.assetScore()))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "a feature's value is read; one with a reason in its place, and one that the asset does not have, are absent")
    void featuresAreFoundByName() {
        assertThat(value("features.net_gex", Samples.assetFeatures())).contains(1.5e6);
        assertThat(value("features.net_gex_percentile", Samples.assetFeatures()))
                .isEmpty();
        assertThat(value("features.carry", Samples.assetFeatures())).isEmpty();
    }

    @Test
    void everyFeatureIsAField() {
        assertThat(fieldsOf(AssetFeatures.class).map(RuleFieldsTest::afterEvent))
                .containsExactlyElementsOf(Arrays.stream(FeatureName.values())
                        .map(FeatureName::wireName)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(classes = {GexSnapshot.class, AssetScore.class, AssetScore.Component.class})
    @DisplayName("every number of a snapshot and a score outside lists has a unit, but the version of the schema")
    void everyNumberHasAUnit(Class<?> type) {
        assertThat(numbers(type).filter(component -> component.getAnnotation(Unit.class) == null))
                .extracting(RecordComponent::getName)
                .allMatch("version"::equals);
    }

    private static Stream<RecordComponent> numbers(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? numbers(component.getType())
                        : Stream.of(component).filter(found -> NUMBERS.contains(found.getType())));
    }

    private static Stream<RuleField> fieldsOf(Class<?> event) {
        return RuleFields.all().stream().filter(field -> field.event() == event);
    }

    private static String afterEvent(RuleField field) {
        return field.path().substring(field.path().indexOf('.') + 1);
    }

    private static Optional<Double> value(String path, Event event) {
        return Optional.ofNullable(RuleFields.of(path).orElseThrow().of(event));
    }
}
