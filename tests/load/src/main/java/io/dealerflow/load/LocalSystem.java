package io.dealerflow.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The demo that runs on a data folder.
 *
 * @param url              of gex-api
 * @param ingestUrl        of ingest-service
 * @param bootstrapServers of Kafka
 * @param jdbcUrl          of PostgreSQL, with the superuser's password
 */
record LocalSystem(String url, String ingestUrl, String bootstrapServers, String jdbcUrl) {
    static LocalSystem of(Path data) throws IOException {
        JsonNode system = Wire.json().readTree(data.resolve("run/services.json").toFile());
        int ingestPort = 0;
        for (JsonNode service : system.path("services")) {
            if (service.path("name").asText().equals("ingest-service")) {
                ingestPort = service.path("http_port").asInt();
            }
        }
        return new LocalSystem(
                system.path("url").asText(),
                "http://127.0.0.1:" + ingestPort,
                system.path("bootstrap_servers").asText(),
                system.path("jdbc_url").asText());
    }
}
