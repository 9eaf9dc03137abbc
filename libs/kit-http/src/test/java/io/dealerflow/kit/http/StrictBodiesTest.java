package io.dealerflow.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBodiesTest {
    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    StrictBodiesTest() {
        new StrictBodies().customize(mapper);
    }

    record Body(String name, List<String> scopes, Instant expiresAt) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": 1}",
                "{\"name\": 1.5}",
                "{\"name\": true}",
                "{\"scopes\": [2]}",
                "{\"expiresAt\": \"\"}",
            })
    @DisplayName("a value of another type than the contract's is refused")
    void refused(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Body.class)).isInstanceOf(MismatchedInputException.class);
    }

    @Test
    @DisplayName("what is null or of the contract's type is read")
    void read() throws Exception {
        Body body = mapper.readValue(
                "{\"name\": \"1\", \"scopes\": null, \"expiresAt\": \"2026-03-13T14:30:00Z\"}", Body.class);

        assertThat(body).isEqualTo(new Body("1", null, Instant.parse("2026-03-13T14:30:00Z")));
    }
}
