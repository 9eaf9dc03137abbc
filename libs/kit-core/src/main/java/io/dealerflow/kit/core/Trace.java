package io.dealerflow.kit.core;

import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * One step of a W3C trace (<a href="https://www.w3.org/TR/trace-context/">trace context</a>, version 00): it comes in with a
 * request or an event, names the log lines written meanwhile, and goes out with what is produced.
 */
public record Trace(String traceId, String spanId) {
    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}.*");
    private static final String TRACE_ID_KEY = "traceId";
    private static final String SPAN_ID_KEY = "spanId";

    /** A new trace. */
    public static Trace start() {
        return new Trace(hex() + hex(), hex());
    }

    /** The step after {@code traceparent}; a new trace where it is absent or malformed. */
    public static Trace continuing(@Nullable String traceparent) {
        if (traceparent == null) {
            return start();
        }
        Matcher matcher = TRACEPARENT.matcher(traceparent.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? new Trace(matcher.group(1), hex()) : start();
    }

    /** The trace of the request or event being handled on this thread; a new one where there is none. */
    public static Trace current() {
        return MDC.get(TRACE_ID_KEY) instanceof String traceId && MDC.get(SPAN_ID_KEY) instanceof String spanId
                ? new Trace(traceId, spanId)
                : start();
    }

    /** Names this step in every log line of the thread until {@link #leave}. */
    public void enter() {
        MDC.put(TRACE_ID_KEY, traceId);
        MDC.put(SPAN_ID_KEY, spanId);
    }

    /** Ends what {@link #enter} began. */
    public static void leave() {
        MDC.remove(TRACE_ID_KEY);
        MDC.remove(SPAN_ID_KEY);
    }

    /** Value of the {@code traceparent} header. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    private static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
