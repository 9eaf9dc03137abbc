package io.dealerflow.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Breaking changes between two versions of an event's schema, in either direction: a reader of the older record must accept what a newer
 * producer writes, and a reader of the newer record what is still stored of the older. That leaves new fields that may be absent,
 * and new values of enums that say so (a schema lists those as {@code examples}).
 */
final class SchemaChanges {
    private final JsonNode older;
    private final JsonNode newer;
    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges(JsonNode older, JsonNode newer) {
        this.older = older;
        this.newer = newer;
    }

    /** One line for each change that breaks, with the path of the field; empty when all are additive. */
    static List<String> breaking(JsonNode older, JsonNode newer) {
        var changes = new SchemaChanges(older, newer);
        changes.compare("", older, newer);
        return List.copyOf(changes.breaking);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        JsonNode was = resolved(before, older);
        JsonNode is = resolved(after, newer);
        if (!was.isObject() || !is.isObject()) {
            check(was.equals(is), path, "changed from " + was + " to " + is);
            return;
        }
        check(
                texts(was.path("type")).equals(texts(is.path("type"))),
                path,
                "changed its type from " + was.path("type") + " to " + is.path("type"));
        check(was.path("format").equals(is.path("format")), path, "changed its format");
        check(texts(was.path("enum")).equals(texts(is.path("enum"))), path, "changed the values of a closed enum");
        check(texts(is.path("examples")).containsAll(texts(was.path("examples"))), path, "lost a value of an enum");
        compareWithin(path + "[]", was, is, "items");
        compareWithin(path + "{}", was, is, "additionalProperties");
        compareFields(path, was, is);
    }

    private void compareWithin(String path, JsonNode was, JsonNode is, String member) {
        if (was.has(member) || is.has(member)) {
            compare(path, was.path(member), is.path(member));
        }
    }

    private void compareFields(String path, JsonNode was, JsonNode is) {
        Set<String> requiredBefore = texts(was.path("required"));
        Set<String> requiredAfter = texts(is.path("required"));
        for (var field : was.path("properties").properties()) {
            String name = path + "/" + field.getKey();
            JsonNode now = is.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                breaking.add(name + " was removed");
                continue;
            }
            check(
                    requiredBefore.contains(field.getKey()) == requiredAfter.contains(field.getKey()),
                    name,
                    "changed whether it is required");
            compare(name, field.getValue(), now);
        }
        for (var field : is.path("properties").properties()) {
            boolean added = !was.path("properties").has(field.getKey());
            check(
                    !added || !requiredAfter.contains(field.getKey()),
                    path + "/" + field.getKey(),
                    "is new and required");
        }
    }

    private void check(boolean holds, String path, String change) {
        if (!holds) {
            breaking.add(path + " " + change);
        }
    }

    /** The schema that {@code node} refers to, if it refers to one; nullable whether said as a type or as an alternative. */
    static JsonNode resolved(JsonNode node, JsonNode root) {
        if (node.has("$ref")) {
            return resolved(root.at(node.path("$ref").asText().substring(1)), root);
        }
        if (!node.has("anyOf")) {
            return node;
        }
        for (JsonNode alternative : node.path("anyOf")) {
            if (!alternative.path("type").asText().equals("null")) {
                ObjectNode schema = resolved(alternative, root).deepCopy();
                ArrayNode types = JsonNodeFactory.instance
                        .arrayNode()
                        .add(schema.path("type").asText())
                        .add("null");
                schema.set("type", types);
                return schema;
            }
        }
        return node;
    }

    private static Set<String> texts(JsonNode node) {
        Set<String> texts = new TreeSet<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
