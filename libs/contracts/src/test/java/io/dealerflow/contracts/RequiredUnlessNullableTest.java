package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.elsewhere.Reading;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredUnlessNullableTest {
    private static final Reading READING = new Reading("s1", 0.5, null, new Reading.Place("roof", null));

    @ParameterizedTest
    @ValueSource(strings = {"/station", "/value", "/place", "/place/name"})
    @DisplayName(
            "a missing or null component is refused whatever package the marked record is in, nested records included")
    void missingOrNullIsRefusedInAnyPackage(String pointer) {
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        String field = pointer.substring(pointer.lastIndexOf('/') + 1);

        assertRefused(field, json -> ((ObjectNode) json.at(parent)).remove(field));
        assertRefused(field, json -> ((ObjectNode) json.at(parent)).putNull(field));
    }

    @Test
    @DisplayName("a nullable component may be null or missing")
    void nullableMayBeAbsent() throws JsonProcessingException {
        ObjectNode json = Wire.json().valueToTree(READING);
        json.remove("note");
        ((ObjectNode) json.get("place")).remove("height");

        assertThat(Wire.json().treeToValue(json, Reading.class)).isEqualTo(READING);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    @DisplayName("every contract in any package is marked")
    void everyContractIsMarked(Class<?> type) {
        assertThat(type).hasAnnotation(RequiredUnlessNullable.class);
    }

    static Stream<Class<?>> contracts() {
        return ContractClasses.topLevel();
    }

    private static void assertRefused(String field, Consumer<ObjectNode> change) {
        ObjectNode json = Wire.json().valueToTree(READING);
        change.accept(json);

        assertThatThrownBy(() -> Wire.json().treeToValue(json, Reading.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining(field);
    }
}
