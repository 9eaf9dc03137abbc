package io.dealerflow.kit.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    // The example of the W3C recommendation, section 3.2.
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @AfterEach
    void leave() {
        Trace.leave();
    }

    @Test
    void continuesTheTraceInANewStep() {
        Trace trace = Trace.continuing(TRACEPARENT);

        assertThat(trace.traceId()).isEqualTo(TRACE_ID);
        assertThat(trace.spanId()).isNotEqualTo("00f067aa0ba902b7").matches("[0-9a-f]{16}");
        assertThat(trace.traceparent()).startsWith("00-" + TRACE_ID + "-").endsWith("-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"
            })
    void startsATraceWhereNoneIsGiven(String traceparent) {
        assertThat(Trace.continuing(traceparent).traceId())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void isCurrentWhileEntered() {
        Trace trace = Trace.continuing(TRACEPARENT);
        trace.enter();

        assertThat(Trace.current()).isEqualTo(trace);

        Trace.leave();
        assertThat(Trace.current().traceId()).isNotEqualTo(TRACE_ID);
    }
}
