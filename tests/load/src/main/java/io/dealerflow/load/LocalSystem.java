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
                RunningService.of(data, "gex-api").pid(),
                "http://127.0.0.1:" + RunningService.of(data, "ingest-service").port(),
                system.path("bootstrap_servers").asText(),
                system.path("jdbc_url").asText());
    }
}
