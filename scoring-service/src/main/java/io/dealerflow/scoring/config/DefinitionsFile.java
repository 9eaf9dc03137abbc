package io.dealerflow.scoring.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.scoring.instability.ScoreDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the definitions of scores. Throws {@link IllegalStateException} that says where in the file what is wrong. */
public final class DefinitionsFile {
    private static final String BUNDLED = "/io/dealerflow/scoring/scores.yaml";

    private DefinitionsFile() {}

    /** @param file the bundled one when empty */
    public static ScoreDefinitions read(Optional<Path> file) {
        String name = file.map(Path::toString).orElse("the bundled scores.yaml");
        try (InputStream in = file.isPresent() ? Files.newInputStream(file.get()) : bundled()) {
            return mapper().readValue(in, ScoreDefinitions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + where(e) + ": " + what(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("the definitions of scores cannot be read from " + name + ": " + e, e);
        }
    }

    private static InputStream bundled() {
        return Objects.requireNonNull(DefinitionsFile.class.getResourceAsStream(BUNDLED), BUNDLED);
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Wire.configure(new ObjectMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()));
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.disable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE);
        return mapper;
    }

    /** Line and field, as far as they are known. */
    private static String where(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String line = location == null ? "" : ", line " + location.getLineNr();
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return line;
        }
        return line
                + mapping.getPath().stream()
                        .map(part ->
                                part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", ", ");
    }

    private static String what(JsonProcessingException e) {
        return e.getCause() instanceof IllegalArgumentException cause
                ? String.valueOf(cause.getMessage())
                : e.getOriginalMessage();
    }
}
