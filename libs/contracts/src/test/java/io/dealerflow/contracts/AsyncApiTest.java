package io.dealerflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("src/main/resources/io/dealerflow/contracts/asyncapi.yaml");

    @Test
    void describesEveryTopicOnce() throws IOException {
        assertThat(all("address: (\\S+)")).containsExactlyElementsOf(Topics.all());
    }

    @Test
    void pointsToSchemasThatExist() throws IOException {
        assertThat(all("\\$ref: (\\S+)"))
                .hasSameSizeAs(Topics.all())
                .allSatisfy(
                        schema -> assertThat(DOCUMENT.resolveSibling(schema)).exists());
    }

    private static List<String> all(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
