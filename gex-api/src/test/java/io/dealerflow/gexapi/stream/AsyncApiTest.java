package io.dealerflow.gexapi.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document of the streams against the events. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("src/main/resources/META-INF/resources/asyncapi.yaml");

    @Test
    @DisplayName("the document has every type of event on both transports, and every member of an event")
    void describesTheEvents() throws IOException {
        JsonNode document = new YAMLMapper().readTree(DOCUMENT.toFile());
        List<String> types =
                Arrays.stream(EventType.values()).map(EventType::wireName).toList();

        assertThat(names(document.at("/channels/sse/messages"))).containsExactlyElementsOf(types);
        assertThat(names(document.at("/channels/webSocket/messages"))).containsAll(types);
        assertThat(texts(document.at("/components/schemas/Event/properties/type/enum")))
                .containsExactlyElementsOf(types);
        JsonNode event = Wire.json().readTree(Events.snapshot(1, "SPX").json());
        assertThat(texts(document.at("/components/schemas/Event/required"))).containsExactlyElementsOf(names(event));
        assertThat(names(document.at("/components/schemas/Event/properties"))).containsExactlyElementsOf(names(event));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).toList();
    }

    private static List<String> texts(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
