package io.dealerflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The wire format of all events: snake_case names, ISO-8601 instants, nulls written. Unknown fields are ignored, since
 * changes are additive; a field that is missing or null is an error unless its type is {@code @Nullable}, since a missing value
 * is never 0 ({@link RequiredUnlessNullable}). A value that an enum does not have is read as its {@code UNKNOWN} where it has
 * one: new values of such enums are additive changes. Other enums are closed.
 */
public final class Wire {
    private static final ObjectMapper JSON = configure(new ObjectMapper());
    private static final ObjectMapper CBOR = configure(new CBORMapper());

    private Wire() {}

    /** The shared JSON mapper; not to be reconfigured. */
    public static ObjectMapper json() {
        return JSON;
    }

    /** The shared CBOR mapper, for bulk option chains; not to be reconfigured. */
    public static ObjectMapper cbor() {
        return CBOR;
    }

    /** {@code value} in JSON, UTF-8. Throws {@link IllegalStateException} when it cannot be written, which is a bug. */
    public static byte[] writeJson(Object value) {
        return write(JSON, value);
    }

    /** {@link #writeJson} as text. */
    public static String writeJsonText(Object value) {
        return new String(writeJson(value), StandardCharsets.UTF_8);
    }

    /** {@code value} in CBOR. Throws {@link IllegalStateException} when it cannot be written, which is a bug. */
    public static byte[] writeCbor(Object value) {
        return write(CBOR, value);
    }

    /**
     * Reads JSON that this system wrote, from a store or another of its services. Throws {@link IllegalStateException} when it is
     * not a {@code T}; other input is read through {@link #json()}, whose exceptions must be handled.
     */
    public static <T> T readJson(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read a " + type.getSimpleName() + " from JSON", e);
        }
    }

    /** {@link #readJson(byte[], Class)} from text. */
    public static <T> T readJson(String json, Class<T> type) {
        return readJson(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static byte[] write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a " + value.getClass().getSimpleName(), e);
        }
    }

    /** Configures {@code mapper} with the conventions of this class; returns it. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.registerModule(new JavaTimeModule().addDeserializer(Instant.class, new WireInstants()));
        mapper.registerModule(new Jdk8Module());
        mapper.setAnnotationIntrospector(new WireAnnotations());
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
        return mapper;
    }
}
