package io.dealerflow.kit.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final Instant AS_OF = Instant.parse("2026-03-13T19:30:00Z");
    private static final Alert ALERT = new Alert(
            "a1",
            "scoring-service",
            AS_OF,
            AS_OF,
            1,
            "regime_1",
            AlertType.REGIME_CHANGE,
            Severity.LOW,
            "DEMO",
            "now FRAGILE",
            Map.of(),
            AS_OF,
            "c1",
            null);

    @Test
    void anEventComesBackEqualWithItsHeaders() {
        Trace trace = Trace.start("test");
        Headers headers = EventHeaders.of(ALERT, trace);

        assertThat(EventCodec.read(Alert.class, EventCodec.write(ALERT), headers))
                .isEqualTo(new Decoded.Read<>(ALERT));
        assertThat(EventHeaders.text(headers, HeaderNames.CE_ID)).isEqualTo("a1");
        assertThat(EventHeaders.text(headers, HeaderNames.CE_TYPE)).isEqualTo("io.dealerflow.alert.v1");
        assertThat(EventHeaders.text(headers, HeaderNames.CE_SUBJECT)).isEqualTo("DEMO");
        assertThat(EventHeaders.text(headers, HeaderNames.CE_TIME)).isEqualTo("2026-03-13T19:30:00Z");
        assertThat(EventHeaders.text(headers, HeaderNames.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(EventHeaders.text(headers, HeaderNames.TRACEPARENT)).isEqualTo(trace.traceparent());
    }

    @Test
    void chainsTravelInCbor() {
        var chain = new OptionChain(
                "c1",
                "cboe",
                AS_OF,
                AS_OF,
                1,
                "DEMO",
                100,
                List.of(new OptionChain.Series("DEMO", LocalDate.parse("2026-03-20"), Settlement.PM, 100)),
                new OptionChain.Contracts(
                        new int[0],
                        new boolean[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new long[0],
                        new long[0]));

        assertThat(EventHeaders.text(EventHeaders.of(chain, Trace.start("test")), HeaderNames.CONTENT_TYPE))
                .isEqualTo("application/cbor");
        assertThat(EventCodec.read(OptionChain.class, EventCodec.write(chain), new RecordHeaders()))
                .isInstanceOf(Decoded.Read.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "{\"event_id\":", "[]", "null", "{}", "\u0000\u0001\u0002", "{\"event_id\":{}}"})
    void unreadableBytesAreRefusedWithAReason(String value) {
        var outcome = EventCodec.read(Alert.class, value.getBytes(UTF_8), new RecordHeaders());

        assertThat(outcome).isInstanceOfSatisfying(Decoded.Invalid.class, invalid -> {
            assertThat(invalid.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
            assertThat(invalid.error()).isNotBlank().doesNotContain("\n");
        });
    }

    @Test
    void aRecordWithoutAValueIsRefused() {
        assertThat(EventCodec.read(Alert.class, null, new RecordHeaders())).isInstanceOf(Decoded.Invalid.class);
    }

    @Test
    void readableEventsThatBreakTheirRulesAreInvalid() {
        String blankSymbol = new String(EventCodec.write(ALERT), UTF_8).replace("\"DEMO\"", "\" \"");

        assertThat(EventCodec.read(Alert.class, blankSymbol.getBytes(UTF_8), new RecordHeaders()))
                .isInstanceOfSatisfying(Decoded.Invalid.class, invalid -> {
                    assertThat(invalid.reason()).isEqualTo(DeadLetterReason.INVALID);
                    assertThat(invalid.error()).contains("symbol must not be blank");
                });
    }

    @Test
    void aReplayedRecordIsForTheConsumerThatFailedAlone() {
        var headers = new RecordHeaders();
        assertThat(DeadLetter.isFor("gex-api/alerts", headers)).isTrue();

        headers.add(HeaderNames.DLQ_REPLAY_FOR, "gex-api/alerts".getBytes(UTF_8));
        assertThat(DeadLetter.isFor("gex-api/alerts", headers)).isTrue();
        assertThat(DeadLetter.isFor("report-service/alerts", headers)).isFalse();
    }
}
