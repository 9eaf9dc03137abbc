package io.dealerflow.kit.core;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * One step of a trace, an OpenTelemetry span: it continues the trace of a request or an event, adds its ids to log lines, and
 * is propagated to what is produced as W3C <a href="https://www.w3.org/TR/trace-context/">trace context</a>.
 */
public final class Trace {
    private static final String INSTRUMENTATION = "io.dealerflow";
    private static final String TRACEPARENT = "traceparent";
    private static final String TRACE_ID_KEY = "traceId";
    private static final String SPAN_ID_KEY = "spanId";
    private static final TextMapGetter<Map<String, String>> FIELDS = new TextMapGetter<>() {
        @Override
        public Set<String> keys(Map<String, String> fields) {
            return fields.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> fields, String name) {
            return fields == null ? null : fields.get(name);
        }
    };

    private final Span span;

    private Trace(Span span) {
        this.span = span;
    }

    /** While open, a step is current on its thread. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** The first step of a new trace. */
    public static Trace start(String name) {
        return new Trace(builder(name).setNoParent().startSpan());
    }

    /** The step after {@code traceparent}; the first of a new trace where that is absent or malformed. */
    public static Trace continuing(String name, @Nullable String traceparent) {
        if (traceparent == null) {
            return start(name);
        }
        Context parent = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), Map.of(TRACEPARENT, traceparent.strip()), FIELDS);
        return new Trace(
                builder(name).setParent(parent).setSpanKind(SpanKind.CONSUMER).startSpan());
    }

    /** The step that is current on this thread; the first of a new trace where there is none. */
    public static Trace current() {
        Span current = Span.current();
        return current.getSpanContext().isValid() ? new Trace(current) : start("unnamed");
    }

    private static SpanBuilder builder(String name) {
        return GlobalOpenTelemetry.getTracer(INSTRUMENTATION).spanBuilder(name);
    }

    /** Makes this step current, for log lines and for what is produced, until the scope is closed. */
    @SuppressWarnings("MustBeClosedChecker") // by the caller
    public Scope enter() {
        io.opentelemetry.context.Scope current = span.makeCurrent();
        MDC.put(TRACE_ID_KEY, traceId());
        MDC.put(SPAN_ID_KEY, spanId());
        return () -> {
            MDC.remove(TRACE_ID_KEY);
            MDC.remove(SPAN_ID_KEY);
            current.close();
        };
    }

    /** Sets an attribute of the span. */
    public Trace about(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** Marks the step as failed. */
    public void failed(String error) {
        span.setStatus(StatusCode.ERROR, error);
    }

    /** Ends the step; exported now where an endpoint is configured. */
    public void end() {
        span.end();
    }

    public String traceId() {
        return span.getSpanContext().getTraceId();
    }

    public String spanId() {
        return span.getSpanContext().getSpanId();
    }

    /** Value of the {@code traceparent} header. */
    public String traceparent() {
        var context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }
}
