package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    @Test
    void jsonEventsComeBackEqual() throws IOException {
        for (Event event : Samples.all()) {
            if (Topics.encodingOf(event.getClass()) == Topic.Encoding.JSON) {
                byte[] json = Wire.json().writeValueAsBytes(event);
                assertThat(Wire.json().readValue(json, (Class<?>) event.getClass()))
                        .isEqualTo(event);
            }
        }
    }

    @Test
    void chainsComeBackEqualFromCborWithTheirGaps() throws IOException {
        OptionChain chain = Samples.optionChain();

        OptionChain read = Wire.cbor().readValue(Wire.cbor().writeValueAsBytes(chain), OptionChain.class);

        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(chain);
        assertThat(read.contracts().gamma()[1]).isNaN();
    }

    @Test
    void picturesAreByteStringsInCbor() throws IOException {
        byte[] cbor = Wire.cbor().writeValueAsBytes(Samples.capture());

        assertThat(Wire.cbor().readTree(cbor).path("image").isBinary()).isTrue();
        assertThat(Wire.cbor().readValue(cbor, Capture.class))
                .usingRecursiveComparison()
                .isEqualTo(Samples.capture());
    }

    @Test
    void namesAreSnakeCaseInstantsAreIsoAndNullsAreWritten() throws JsonProcessingException {
        String json = Wire.json().writeValueAsString(Samples.gexSnapshot());

        assertThat(json)
                .contains("\"as_of\":\"2026-03-13T19:30:00Z\"")
                .contains("\"implied_spot\":null")
                .contains("\"atm_iv_30d\":null")
                .contains("\"expiry\":\"2026-03-20\"");
    }

    @Test
    @DisplayName("the samples have a value of every enum of an event; feature names are keys of a map")
    void everyEnumIsSampled() {
        Set<Class<?>> sampled = new HashSet<>();
        Samples.all().forEach(event -> collectEnums(event, sampled));

        assertThat(sampled)
                .containsExactlyInAnyOrderElementsOf(ContractClasses.all()
                        .filter(type -> type.isEnum() && isOfAnEvent(type) && type != FeatureName.class)
                        .toList());
    }

    private static boolean isOfAnEvent(Class<?> type) {
        return Topics.all().stream()
                .anyMatch(topic -> topic.type().getPackageName().equals(type.getPackageName()));
    }

    private static void collectEnums(@Nullable Object value, Set<Class<?>> found) {
        switch (value) {
            case Enum<?> constant -> found.add(constant.getDeclaringClass());
            case Collection<?> elements -> elements.forEach(element -> collectEnums(element, found));
            case Record event -> {
                for (RecordComponent component : event.getClass().getRecordComponents()) {
                    collectEnums(valueOf(component, event), found);
                }
            }
            case null, default -> {}
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"as_of", "net_gex", "gamma_flip", "quality", "symbol"})
    void aMissingFieldIsNamed(String field) {
        ObjectNode json = Wire.json().valueToTree(Samples.gexSnapshot());
        json.remove(field);

        assertThatThrownBy(() -> Wire.json().treeToValue(json, GexSnapshot.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"as_of", "net_gex", "gamma_flip", "by_strike"})
    void aNullWhereTheTypeDeniesItIsNamed(String field) {
        ObjectNode json = Wire.json().valueToTree(Samples.gexSnapshot());
        json.putNull(field);

        assertThatThrownBy(() -> Wire.json().treeToValue(json, GexSnapshot.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining(field);
    }

    @Test
    void unknownFieldsAreIgnoredSinceChangesAreAdditive() throws JsonProcessingException {
        ObjectNode json = Wire.json().valueToTree(Samples.alert());
        json.put("added_later", 1);

        assertThat(Wire.json().treeToValue(json, Alert.class)).isEqualTo(Samples.alert());
    }

    @Test
    @DisplayName("an alert type of a newer producer is read as UNKNOWN, not refused")
    void anUnknownValueOfAnOpenEnumIsRead() throws JsonProcessingException {
        ObjectNode json = Wire.json().valueToTree(Samples.alert());
        json.put("alert_type", "added_later");

        assertThat(Wire.json().treeToValue(json, Alert.class).alertType()).isEqualTo(AlertType.UNKNOWN);
    }

    @Test
    @DisplayName("a value that a closed enum does not have is refused and named")
    void anUnknownValueOfAClosedEnumIsRefused() {
        ObjectNode json = Wire.json().valueToTree(Samples.alert());
        json.put("severity", "mild");

        assertThatThrownBy(() -> Wire.json().treeToValue(json, Alert.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("mild");
    }

    @Test
    @DisplayName("types and severities are written as wireName says, in the words of the recorded API")
    void alertNames() throws JsonProcessingException {
        for (AlertType type : AlertType.values()) {
            assertThat(Wire.json().writeValueAsString(type)).isEqualTo('"' + type.wireName() + '"');
        }
        for (Severity severity : Severity.values()) {
            assertThat(Wire.json().writeValueAsString(severity)).isEqualTo('"' + severity.wireName() + '"');
        }
        assertThat(Wire.json().writeValueAsString(Samples.alert()))
                .contains("\"alert_type\":\"gamma_flip_proximity\"", "\"severity\":\"high\"");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("classes of assets are written as wireName says")
    void assetClassNames(AssetClass assetClass) throws JsonProcessingException {
        assertThat(Wire.json().writeValueAsString(assetClass)).isEqualTo('"' + assetClass.wireName() + '"');
    }

    @Test
    @DisplayName(
            "stored JSON that cannot be read is a bug that names the type, not an I/O error that a repeat might mend")
    void unreadableStoredJsonIsABug() {
        assertThatThrownBy(() -> Wire.readJson("{}", Alert.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Alert");
        assertThat(Wire.readJson(Wire.writeJson(Samples.alert()), Alert.class)).isEqualTo(Samples.alert());
    }

    @Test
    void aNumberThatCannotBeIsRefused() {
        ObjectNode json = Wire.json().valueToTree(Samples.gexSnapshot());
        json.put("spot", -1);

        assertThatThrownBy(() -> Wire.json().treeToValue(json, GexSnapshot.class))
                .hasMessageContaining("spot must be finite and > 0");
    }
}
