package io.dealerflow.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The one form of events on the wire: snake_case names, ISO-8601 instants, nulls written. Unknown fields are ignored, since
 * changes are additive; a field that is missing or null is an error unless its type is {@code @Nullable}, since what is not there
 * is never 0 ({@link RequiredUnlessNullable}).
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

    /** Gives {@code mapper} the conventions of this class; returns it. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.registerModule(new JavaTimeModule());
        mapper.registerModule(new Jdk8Module());
        mapper.setAnnotationIntrospector(new WireAnnotations());
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        return mapper;
    }
}
