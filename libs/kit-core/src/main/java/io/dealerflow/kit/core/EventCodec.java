package io.dealerflow.kit.core;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Events to bytes and back: JSON, or CBOR for bulk option chains. The content-type header says which. */
public final class EventCodec {
    private static final int ERROR_LENGTH = 300;

    private EventCodec() {}

    public static String contentType(Event event) {
        return event instanceof OptionChain ? HeaderNames.CBOR : HeaderNames.JSON;
    }

    public static byte[] write(Event event) {
        try {
            return mapper(contentType(event)).writeValueAsBytes(event);
        } catch (JacksonException e) {
            throw new UncheckedIOException("cannot write " + event.type(), e);
        }
    }

    /** Reads what {@link #write} wrote; without a content-type header the value is taken for the form that {@code type} has. */
    public static <T extends Event> Decoded<T> read(Class<T> type, byte @Nullable [] value, Headers headers) {
        if (value == null || value.length == 0) {
            return refused(DeadLetterReason.UNREADABLE, "the record has no value");
        }
        String contentType = EventHeaders.text(headers, HeaderNames.CONTENT_TYPE);
        if (contentType == null) {
            contentType = type == OptionChain.class ? HeaderNames.CBOR : HeaderNames.JSON;
        }
        try {
            T event = mapper(contentType).readValue(value, type);
            return event == null
                    ? refused(DeadLetterReason.UNREADABLE, "the value is null")
                    : new Decoded.Read<>(event);
        } catch (ValueInstantiationException e) {
            return refused(DeadLetterReason.INVALID, cause(e));
        } catch (IOException e) {
            return refused(DeadLetterReason.UNREADABLE, cause(e));
        }
    }

    private static ObjectMapper mapper(String contentType) {
        return contentType.startsWith(HeaderNames.CBOR) ? Wire.cbor() : Wire.json();
    }

    private static <T extends Event> Decoded<T> refused(DeadLetterReason reason, String error) {
        return new Decoded.Refused<>(reason, error);
    }

    private static String cause(JacksonException e) {
        return shorten(e.getOriginalMessage());
    }

    private static String cause(IOException e) {
        return e instanceof JacksonException jackson ? cause(jackson) : shorten(String.valueOf(e.getMessage()));
    }

    private static String shorten(@Nullable String message) {
        String line =
                message == null ? "no message" : message.lines().findFirst().orElse("");
        return line.length() <= ERROR_LENGTH ? line : line.substring(0, ERROR_LENGTH) + "…";
    }
}
