package io.dealerflow.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The demo that runs on a data folder.
 *
 * @param url              of gex-api
 * @param apiPid           its process
 * @param ingestUrl        of ingest-service
 * @param bootstrapServers of Kafka
 * @param jdbcUrl          of PostgreSQL, with the superuser's password
 */
record LocalSystem(String url, long apiPid, String ingestUrl, String bootstrapServers, String jdbcUrl) {
    static LocalSystem of(Path data) throws IOException {
        JsonNode system = Wire.json().readTree(data.resolve("run/services.json").toFile());
        return new LocalSystem(
                system.path("url").asText(),
                service(system, "gex-api").path("pid").asLong(),
                "http://127.0.0.1:"
                        + service(system, "ingest-service").path("http_port").asInt(),
                system.path("bootstrap_servers").asText(),
                system.path("jdbc_url").asText());
    }

    private static JsonNode service(JsonNode system, String name) {
        for (JsonNode service : system.path("services")) {
            if (service.path("name").asText().equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException("no " + name + " runs there");
    }
}
