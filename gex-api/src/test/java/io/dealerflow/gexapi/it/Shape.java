package io.dealerflow.gexapi.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.List;

/** Compares the names and types of two JSON values, and a value with an OpenAPI schema; figures do not matter. */
final class Shape {
    private final List<String> differences = new ArrayList<>();

    private Shape() {}

    /** Where {@code ours} lacks a field of {@code theirs} or has it with another type. Null stands for any type. */
    static List<String> differences(JsonNode theirs, JsonNode ours) {
        Shape shape = new Shape();
        shape.compare("", theirs, ours);
        return shape.differences;
    }

    private void compare(String path, JsonNode theirs, JsonNode ours) {
        if (ours == null) {
            differences.add(path + " is missing");
        } else if (theirs.isNull() || ours.isNull()) {
            return;
        } else if (type(theirs) != type(ours)) {
            differences.add(path + " is " + ours.getNodeType() + ", was " + theirs.getNodeType());
        } else if (theirs.isObject()) {
            theirs.properties()
                    .forEach(field -> compare(path + "/" + field.getKey(), field.getValue(), ours.get(field.getKey())));
        } else if (theirs.isArray() && !theirs.isEmpty()) {
            for (JsonNode one : ours) {
                compare(path + "/*", theirs.get(0), one);
            }
        }
    }

    private static JsonNodeType type(JsonNode node) {
        return node.getNodeType();
    }

    /** Where a value breaks a schema of an OpenAPI document: required fields, types and enums. */
    static List<String> breaches(JsonNode document, JsonNode schema, JsonNode value) {
        Shape shape = new Shape();
        shape.check("", document, schema, value);
        return shape.differences;
    }

    private void check(String path, JsonNode document, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(path, document, document.at(schema.get("$ref").textValue().substring(1)), value);
        } else if (schema.has("anyOf")) {
            boolean fits = false;
            for (JsonNode one : schema.get("anyOf")) {
                fits |= breaches(document, one, value).isEmpty();
            }
            if (!fits) {
                differences.add(path + " fits none of " + schema.get("anyOf"));
            }
        } else {
            checkPlain(path, document, schema, value);
        }
    }

    private void checkPlain(String path, JsonNode document, JsonNode schema, JsonNode value) {
        String type = schema.path("type").asText();
        if (!isOf(type, value)) {
            differences.add(path + " is no " + type + ": " + value);
            return;
        }
        JsonNode values = schema.path("enum");
        if (!values.isMissingNode() && values.valueStream().noneMatch(value::equals)) {
            differences.add(path + " is none of " + values + ": " + value);
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.textValue())) {
                differences.add(path + "/" + name.textValue() + " is missing");
            }
        });
        schema.path("properties").properties().forEach(field -> {
            if (value.has(field.getKey())) {
                check(path + "/" + field.getKey(), document, field.getValue(), value.get(field.getKey()));
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> check(path + "/*", document, schema.get("items"), item));
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
