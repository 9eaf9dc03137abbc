package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.event.Wire;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaChangesTest {
    private static final JsonNode BEFORE = Schemas.of(Before.class);

    @RequiredUnlessNullable
    record Before(String name, double value, @Nullable Double change, List<Part> parts, Level level) {}

    @RequiredUnlessNullable
    record After(
            String name,
            double value,
            @Nullable Double change,
            List<AfterPart> parts,
            Level level,
            @Nullable String note) {}

    record Part(String part, int count) {}

    record AfterPart(String part, int count, @Nullable Integer most) {}

    enum Level {
        LOW,
        HIGH
    }

    @Test
    @DisplayName("new fields that may be absent are additive, in the record and within its parts")
    void additive() {
        assertThat(SchemaChanges.breaking(BEFORE, Schemas.of(After.class))).isEmpty();
    }

    @Test
    @DisplayName("an unchanged schema does not break, and an added field may not be removed")
    void bothDirections() {
        assertThat(SchemaChanges.breaking(BEFORE, BEFORE)).isEmpty();
        assertThat(SchemaChanges.breaking(Schemas.of(After.class), BEFORE))
                .containsExactlyInAnyOrder("/note was removed", "/parts[]/most was removed");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\\\"name\\\" : \\{`                   | `\"title\" : {`          | /name was removed",
                "`\\\"count\\\" : \\{`                  | `\"amount\" : {`         | /parts[]/count was removed",
                "`\\\"number\\\"(?=,\\s+\\\"format)`    | `\"string\"`             | /value changed its type from \"number\" to \"string\"",
                "`\\[ \\\"number\\\", \\\"null\\\" \\]` | `\"number\"`             | /change changed its type from [\"number\",\"null\"] to \"number\"",
                "`\\\"int32\\\"`                        | `\"int64\"`              | /parts[]/count changed its format",
                "`\\\"LOW\\\", `                        | ``                       | /level changed the values of a closed enum",
                "`\\\"LOW\\\"`                          | `\"LOW\", \"MIDDLE\"`    | /level changed the values of a closed enum",
                "`\\\"required\\\" : \\[ \\\"level\\\"` | `\"required\" : [ \"change\", \"level\"` | /change changed whether it is required",
            })
    @DisplayName("a removed, renamed or re-typed field, another enum value or a newly required field breaks")
    void breaking(String pattern, String replacement, String change) throws JsonProcessingException {
        String schema = BEFORE.toPrettyString();
        String changed = schema.replaceFirst(pattern, Matcher.quoteReplacement(replacement));

        assertThat(changed).isNotEqualTo(schema);
        assertThat(SchemaChanges.breaking(BEFORE, Wire.json().readTree(changed)))
                .contains(change);
    }

    @Test
    @DisplayName("a value added to an open enum is additive, a removed one breaks")
    void openEnums() throws JsonProcessingException {
        JsonNode fewer = Wire.json().readTree("{\"properties\":{\"kind\":{\"type\":\"string\",\"examples\":[\"A\"]}}}");
        JsonNode more =
                Wire.json().readTree("{\"properties\":{\"kind\":{\"type\":\"string\",\"examples\":[\"A\",\"B\"]}}}");

        assertThat(SchemaChanges.breaking(fewer, more)).isEmpty();
        assertThat(SchemaChanges.breaking(more, fewer)).containsExactly("/kind lost a value of an enum");
    }

    @Test
    @DisplayName("a new field that is required breaks: what is stored does not have it")
    void newAndRequired() throws JsonProcessingException {
        JsonNode older = Wire.json().readTree("{\"properties\":{},\"required\":[]}");
        JsonNode newer = Wire.json().readTree("{\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}");

        assertThat(SchemaChanges.breaking(older, newer)).containsExactly("/a is new and required");
    }
}
