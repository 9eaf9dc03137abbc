package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {
    private static Exchange asking(String path, boolean csv, @Nullable String known) {
        return asking(path, "gzip", csv, known);
    }

    private static Exchange asking(String path, String encodings, boolean csv, @Nullable String known) {
        return new Exchange(path, encodings, csv, known);
    }

    @Test
    @DisplayName("a tag is the same for the same question and events, and another for any other")
    void tags() {
        String tag = asking("/a", false, null).tag("event", false);

        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(asking("/a", false, null).tag("event", false)).isEqualTo(tag);
        assertThat(List.of(
                        asking("/b", false, null).tag("event", false),
                        asking("/a", "null", false, null).tag("event", false),
                        asking("/a", true, null).tag("event", false),
                        asking("/a", false, null).tag("other", false),
                        asking("/a", false, null).tag("event", true)))
                .doesNotContain(tag)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a kept answer is for the path, the query and the format")
    void questions() {
        String question = asking("/a?b=1", false, null).question();

        assertThat(asking("/a?b=1", "null", false, "\"x\"").question()).isEqualTo(question);
        assertThat(asking("/a?b=2", false, null).question()).isNotEqualTo(question);
        assertThat(asking("/a?b=1", true, null).question()).isNotEqualTo(question);
    }

    @Test
    @DisplayName("the sender has what it names: one tag, one of several, weak or strong, or any")
    void known() {
        String tag = asking("/a", false, null).tag("event");

        assertThat(asking("/a", false, tag).has(tag)).isTrue();
        assertThat(asking("/a", false, "\"x\", " + tag).has(tag)).isTrue();
        assertThat(asking("/a", false, "W/" + tag).has(tag)).isTrue();
        assertThat(asking("/a", false, tag).has("W/" + tag)).isTrue();
        assertThat(asking("/a", false, "*").has(tag)).isTrue();
        assertThat(asking("/a", false, "\"x\"").has(tag)).isFalse();
        assertThat(asking("/a", false, null).has(tag)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"text/csv | true", "application/json | false", "*/* | false", "text/* | true", "text/html | false"
            })
    void media(String accepted, boolean csv) {
        String[] type = accepted.split("/", -1);

        assertThat(Exchange.prefersCsv(List.of(new MediaType(type[0], type[1]))))
                .isEqualTo(csv);
    }

    @Test
    @DisplayName("of several media types the preferred one counts")
    void preference() {
        MediaType csv = new MediaType("text", "csv");

        assertThat(Exchange.prefersCsv(List.of(csv, MediaType.WILDCARD_TYPE))).isTrue();
        assertThat(Exchange.prefersCsv(List.of(MediaType.APPLICATION_JSON_TYPE, csv)))
                .isFalse();
        assertThat(Exchange.prefersCsv(List.of())).isFalse();
    }
}
