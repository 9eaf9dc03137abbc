package io.dealerflow.load;

import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.nio.file.Path;

/** The process of a service in the demo that runs on a data folder. */
record RunningService(long pid, int port) {
    static RunningService of(Path data, String service) throws IOException {
        for (var each :
                Wire.json().readTree(data.resolve("run/services.json").toFile()).path("services")) {
            if (each.path("name").asText().equals(service)) {
                return new RunningService(
                        each.path("pid").asLong(), each.path("http_port").asInt());
            }
        }
        throw new IOException(service + " is not in services.json");
    }
}
