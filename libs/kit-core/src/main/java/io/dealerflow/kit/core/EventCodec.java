package io.dealerflow.kit.core;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Events to bytes and back, in the encoding that the catalogue of {@link Topics} gives their type. */
public final class EventCodec {
    private static final int ERROR_LENGTH = 300;

    private EventCodec() {}

    public static String contentType(Event event) {
        return Topics.encodingOf(event.getClass()).contentType();
    }

    public static byte[] write(Event event) {
        return switch (Topics.encodingOf(event.getClass())) {
            case JSON -> Wire.writeJson(event);
            case CBOR -> Wire.writeCbor(event);
        };
    }

    /** Reads an event in the encoding that its content-type header names, or without one in that of {@code type}. */
    public static <T extends Event> Decoded<T> read(Class<T> type, byte @Nullable [] value, Headers headers) {
        if (value == null || value.length == 0) {
            return invalid(DeadLetterReason.UNREADABLE, "the record has no value");
        }
        String contentType = EventHeaders.text(headers, HeaderNames.CONTENT_TYPE);
        if (contentType == null) {
            contentType = Topics.encodingOf(type).contentType();
        }
        try {
            T event = mapper(contentType).readValue(value, type);
            return event == null
                    ? invalid(DeadLetterReason.UNREADABLE, "the value is null")
                    : new Decoded.Read<>(event);
        } catch (ValueInstantiationException e) {
            return invalid(DeadLetterReason.INVALID, cause(e));
        } catch (IOException e) {
            return invalid(DeadLetterReason.UNREADABLE, cause(e));
        }
    }

    private static ObjectMapper mapper(String contentType) {
        return contentType.startsWith(HeaderNames.CBOR) ? Wire.cbor() : Wire.json();
    }

    private static <T extends Event> Decoded<T> invalid(DeadLetterReason reason, String error) {
        return new Decoded.Invalid<>(reason, error);
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
