package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed JSON Schemas are those of the records, and the samples keep to them. After an additive change run the test with
 * {@code -Dschemas.write=true}, look at the difference, and commit it.
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
    void committedSchemaIsThatOfTheRecord(Class<? extends Event> type) throws IOException {
        JsonNode generated = generator().generateSchema(type);
        Path file = SCHEMAS.resolve(Samples.schemaFile(type));
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

    private static SchemaGenerator generator() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields()
                .withPropertyNameOverrideResolver(field -> wireName(field.getRawMember()))
                .withNullableCheck(field -> isNullable(field.getRawMember()))
                .withRequiredCheck(field -> !isNullable(field.getRawMember()));
        return new SchemaGenerator(config.build());
    }

    private static String wireName(Field field) {
        JsonProperty given = field.getAnnotation(JsonProperty.class);
        return given != null
                ? given.value()
                : new PropertyNamingStrategies.SnakeCaseStrategy().translate(field.getName());
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
