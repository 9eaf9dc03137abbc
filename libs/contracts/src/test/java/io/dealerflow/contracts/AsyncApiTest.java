package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dealerflow.contracts.event.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document against the catalogue of topics. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("src/main/resources/io/dealerflow/contracts/asyncapi.yaml");

    @Test
    @DisplayName(
            "every topic is described once, with the schema, content type, cleanup policy and delivery that the catalogue gives it")
    void describesTheCatalogue() throws IOException {
        JsonNode document = new YAMLMapper().readTree(DOCUMENT.toFile());
        String defaultContentType = document.path("defaultContentType").asText();

        List<Described> described = stream(document.path("channels"))
                .flatMap(channel -> stream(channel.path("messages"))
                        .map(message -> new Described(
                                channel.path("address").asText(),
                                channel.path("x-delivery").asText(),
                                channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                                        .asText(),
                                message.path("payload").path("$ref").asText(),
                                message.path("contentType").asText(defaultContentType))))
                .toList();

        assertThat(described)
                .containsExactlyElementsOf(
                        Topics.all().stream().map(AsyncApiTest::expected).toList())
                .allSatisfy(topic ->
                        assertThat(DOCUMENT.resolveSibling(topic.schema())).exists());
    }

    private static Described expected(Topic<?> topic) {
        return new Described(
                topic.name(),
                topic.delivery().name(),
                topic.cleanup().name().toLowerCase(Locale.ROOT),
                "schemas/" + Samples.schemaFile(topic.type()),
                topic.encoding().contentType());
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private record Described(String address, String delivery, String cleanup, String schema, String contentType) {}
}
