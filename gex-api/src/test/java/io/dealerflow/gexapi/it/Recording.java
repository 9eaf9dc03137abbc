package io.dealerflow.gexapi.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One call of the GEX Visualizer as it was recorded. */
record Recording(String name, JsonNode call) {
    static final ObjectMapper JSON = new ObjectMapper();

    /** Its errors of the server on bad input are errors of the request here. */
    private static final Map<Integer, Integer> STATUS = Map.of(500, 422);

    /**
     * Every call but those of alerts, which are tested where alerts are, and the redirect from {@code /metrics} to
     * {@code /metrics/}: both answer here.
     */
    static List<Recording> all() {
        try (Stream<Path> files = Files.list(RecordedData.visualizer())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName()
                            .toString()
                            .matches("(openapi|alerts_.*|metrics_no_slash_redirect)\\.json"))
                    .sorted()
                    .map(file -> new Recording(file.getFileName().toString(), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its OpenAPI document. */
    static JsonNode contract() {
        return read(RecordedData.visualizer().resolve("openapi.json"));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String method() {
        return call.at("/request/method").textValue();
    }

    String path() {
        return call.at("/request/path").textValue();
    }

    /** Null without one. */
    String body() {
        JsonNode body = call.at("/request/body");
        if (body.isMissingNode() || body.isNull()) {
            return null;
        }
        return body.isTextual() ? body.textValue() : body.toString();
    }

    /** What the same request is to be answered with here. */
    int status() {
        int recorded = call.at("/status").intValue();
        return STATUS.getOrDefault(recorded, recorded);
    }

    /** Missing where the answer was no JSON. */
    JsonNode answer() {
        return call.at("/response_json");
    }

    @Override
    public String toString() {
        return name;
    }
}
