package io.dealerflow.gexapi.rendered;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.gexapi.rendered.Rendered.Heading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RenderedTest {
    private static final Instant NINE = Instant.parse("2026-03-13T09:00:00Z");
    private static final Heading HEADING = new Heading("SPX", "e1", false, null);
    private static final String BODY = "{\"spot\":777,\"age_seconds\":777,\"stale\":false}";

    private static Rendered aging() {
        return Rendered.aging(HEADING, BODY.getBytes(UTF_8), "\"age_seconds\":777", NINE);
    }

    private static String at(Rendered answer, Instant now) {
        return new String(answer.at(now), UTF_8);
    }

    @Test
    void theAgeIsThatOfTheMoment() {
        assertThat(at(aging(), NINE.plusMillis(61_900))).isEqualTo("{\"spot\":777,\"age_seconds\":61,\"stale\":false}");
        assertThat(at(aging(), NINE.minusSeconds(5))).isEqualTo("{\"spot\":777,\"age_seconds\":0,\"stale\":false}");
    }

    @Test
    void anAnswerWithoutAgeIsAlwaysTheSame() {
        Rendered steady = Rendered.of(HEADING, BODY.getBytes(UTF_8));

        assertThat(at(steady, NINE)).isEqualTo(BODY);
    }

    @Test
    void anAnswerThatDoesNotTellItsAgeAsExpectedIsRefused() {
        assertThatThrownBy(() -> Rendered.aging(HEADING, BODY.getBytes(UTF_8), "\"age_seconds\":778", NINE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsStoredFormIsReadAgain() throws Exception {
        Rendered read = Wire.cbor().readValue(Wire.cbor().writeValueAsBytes(aging()), Rendered.class);

        assertThat(read).usingRecursiveComparison().isEqualTo(aging());
    }
}
