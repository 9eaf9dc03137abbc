package io.dealerflow.kit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.testkit.RecordedSpans;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    // The example of the W3C recommendation, section 3.2.
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    private static RecordedSpans spans;

    @BeforeAll
    static void record() {
        spans = RecordedSpans.install();
    }

    @Test
    void continuesTheTraceInANewStep() {
        Trace trace = Trace.continuing("step", TRACEPARENT);

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
        assertThat(Trace.continuing("step", traceparent).traceId())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo("0".repeat(32));
    }

    @Test
    void isCurrentWhileEntered() {
        Trace trace = Trace.continuing("step", TRACEPARENT);
        try (var _ = trace.enter()) {
            assertThat(Trace.current().spanId()).isEqualTo(trace.spanId());
            assertThat(MDC.get("traceId")).isEqualTo(TRACE_ID);
        }

        assertThat(Trace.current().traceId()).isNotEqualTo(TRACE_ID);
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void isASpanBelowTheStepBefore() {
        spans.clear();
        Trace trace = Trace.continuing("gex-api/alerts", TRACEPARENT).about("dealerflow.event_id", "e1");
        trace.failed("cannot be stored");
        trace.end();

        assertThat(spans.ended()).singleElement().satisfies(span -> {
            assertThat(span.getName()).isEqualTo("gex-api/alerts");
            assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
            assertThat(span.getAttributes().asMap()).containsValue("e1");
            assertThat(span.getStatus().getDescription()).isEqualTo("cannot be stored");
        });
    }
}
