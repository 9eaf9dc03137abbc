package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.scores.Alert;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    @Test
    void jsonEventsComeBackEqual() throws IOException {
        for (Event event : Samples.all()) {
            if (!(event instanceof OptionChain)) {
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
    void namesAreSnakeCaseInstantsAreIsoAndNullsAreWritten() throws JsonProcessingException {
        String json = Wire.json().writeValueAsString(Samples.gexSnapshot());

        assertThat(json)
                .contains("\"as_of\":\"2026-03-13T19:30:00Z\"")
                .contains("\"implied_spot\":null")
                .contains("\"atm_iv_30d\":null")
                .contains("\"expiry\":\"2026-03-20\"");
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
    void aNumberThatCannotBeIsRefused() {
        ObjectNode json = Wire.json().valueToTree(Samples.gexSnapshot());
        json.put("spot", -1);

        assertThatThrownBy(() -> Wire.json().treeToValue(json, GexSnapshot.class))
                .hasMessageContaining("spot must be finite and > 0");
    }
}
