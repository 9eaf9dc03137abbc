package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While instances are replaced, and after a rollback, versions that differ by additive changes run beside each other. A newer one writes fields that this one
 * does not know, at any depth; an older one does not write those that may be absent.
 */
class VersionsSideBySideTest {
    private static final String ADDED = "added_by_a_newer_version";

    static List<Event> events() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatANewerVersionAddsIsIgnored(Event event) throws IOException {
        JsonNode newer =
                changed(event, (object, schema) -> object.putObject(ADDED).put("value", 1));

        assertThat(newer.has(ADDED)).isTrue();
        assertThat(readAndWritten(newer, event)).isEqualTo(Wire.json().valueToTree(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    @DisplayName("what an older version does not write yet is read as absent")
    void whatAnOlderVersionLeavesOutIsAbsent(Event event) throws IOException {
        JsonNode older = changed(
                event,
                (object, schema) -> optional(schema).forEach(name -> {
                    if (object.path(name).isNull()) {
                        object.remove(name);
                    }
                }));

        assertThat(readAndWritten(older, event)).isEqualTo(Wire.json().valueToTree(event));
    }

    /** Read in the encoding of its topic. */
    private static JsonNode readAndWritten(JsonNode json, Event sample) throws IOException {
        ObjectMapper mapper = Topics.encodingOf(sample.getClass()) == Topic.Encoding.JSON ? Wire.json() : Wire.cbor();
        return Wire.json().valueToTree(mapper.readValue(mapper.writeValueAsBytes(json), sample.getClass()));
    }

    private static Set<String> optional(JsonNode schema) {
        Set<String> names = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.path("required").forEach(name -> names.remove(name.asText()));
        return names;
    }

    private static JsonNode changed(Event event, BiConsumer<ObjectNode, JsonNode> change) {
        JsonNode json = Wire.json().valueToTree(event);
        JsonNode schema = Schemas.of(event.getClass());
        change(json, schema, schema, change);
        return json;
    }

    private static void change(
            JsonNode value, JsonNode described, JsonNode root, BiConsumer<ObjectNode, JsonNode> change) {
        JsonNode schema = SchemaChanges.resolved(described, root);
        if (value.isArray()) {
            value.forEach(element -> change(element, schema.path("items"), root, change));
        }
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                JsonNode own = schema.path("properties").path(field.getKey());
                change(field.getValue(), own.isMissingNode() ? schema.path("additionalProperties") : own, root, change);
            });
            if (schema.has("properties")) {
                change.accept(object, schema);
            }
        }
    }
}
