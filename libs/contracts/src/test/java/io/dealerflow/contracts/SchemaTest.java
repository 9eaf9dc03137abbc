package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed JSON Schemas are those of the records, and the samples keep to them. After an additive change run the test with
 * {@code -Dschemas.write=true}, look at the difference, and commit it. A change that breaks fails, whether written or not.
 */
class SchemaTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/io/dealerflow/contracts/schemas");

    static List<Class<? extends Event>> types() {
        return Topics.all().stream().<Class<? extends Event>>map(Topic::type).toList();
    }

    static List<Event> jsonEvents() {
        return Samples.all().stream()
                .filter(event -> Topics.encodingOf(event.getClass()) == Topic.Encoding.JSON)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName(
            "the committed schema is that of the record, and a change that breaks it fails even when it is to be written")
    void committedSchemaIsThatOfTheRecord(Class<? extends Event> type) throws IOException {
        JsonNode generated = Schemas.of(type);
        Path file = SCHEMAS.resolve(Samples.schemaFile(type));
        if (Files.exists(file)) {
            assertThat(SchemaChanges.breaking(Wire.json().readTree(file.toFile()), generated))
                    .as("a change that breaks needs a new version of the event, with a topic and a schema of its own")
                    .isEmpty();
        }
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(file, generated.toPrettyString() + "\n");
        }

        assertThat(Wire.json().readTree(file.toFile())).isEqualTo(generated);
    }

    @ParameterizedTest
    @MethodSource("jsonEvents")
    void writtenEventsKeepToTheirSchema(Event event) throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(Samples.schemaFile(event.getClass()))));
        String json = Wire.json().writeValueAsString(event);

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void everyTopicHasASample() {
        assertThat(Samples.all().stream().<Object>map(Event::getClass)).containsExactlyElementsOf(types());
    }
}
