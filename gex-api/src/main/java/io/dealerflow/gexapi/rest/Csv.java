package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import io.dealerflow.contracts.event.Wire;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tables as <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> text: a header of the names that the fields have in JSON,
 * then a line a row, each ended by CR LF. Null is empty; what is a list or an object in JSON is its JSON text.
 */
final class Csv {
    static final String MEDIA_TYPE = "text/csv";
    static final String CONTENT_TYPE = MEDIA_TYPE + ";charset=UTF-8;header=present";
    private static final String LINE_END = "\r\n";

    private Csv() {}

    /** @param type record of the rows, whose components make up the header also where there are none */
    static <R> String of(Class<R> type, List<? extends R> rows) {
        List<String> header = header(Wire.json().constructType(type)).toList();
        StringBuilder text = new StringBuilder();
        line(text, header);
        for (R row : rows) {
            JsonNode json = Wire.json().valueToTree(row);
            line(text, header.stream().map(name -> cell(json.path(name))).toList());
        }
        return text.toString();
    }

    private static Stream<String> header(JavaType type) {
        return Wire.json().getSerializationConfig().introspect(type).findProperties().stream()
                .filter(BeanPropertyDefinition::couldSerialize)
                .flatMap(property -> property.getPrimaryMember().hasAnnotation(JsonUnwrapped.class)
                        ? header(property.getPrimaryType())
                        : Stream.of(property.getName()));
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(quoted(cells.get(i)));
        }
        text.append(LINE_END);
    }

    /** In quotes, with quotes doubled, where a comma, a quote or a line end would be misread. */
    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
