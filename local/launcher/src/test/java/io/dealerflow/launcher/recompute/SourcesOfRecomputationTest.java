package io.dealerflow.launcher.recompute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.CommandFailure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as ingest-service and gex-api do. */
class SourcesOfRecomputationTest {
    private static final Instant FROM = Instant.parse("2026-03-12T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-13T00:00:00Z");
    private static final String EVENT = "{\"topic\":\"dealerflow.raw.fx\",\"event\":{}}";

    @TempDir
    private Path folder;

    private final NavigableMap<Instant, AssetFeatures> stored = new TreeMap<>();
    private String landed = "";
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getQuery();
            String answer = path.endsWith("/landed-events")
                    ? landed
                    : path.endsWith("/features") ? "[{\"asset\":\"SPX\"}]" : newest(query.substring("as_of=".length()));
            byte[] bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String newest(String asOf) {
        var found = stored.floorEntry(Instant.parse(asOf));
        return found == null ? "" : Wire.writeJsonText(found.getValue());
    }

    private void store(Instant asOf) {
        stored.put(
                asOf,
                new AssetFeatures(
                        "f" + asOf,
                        "feature-service",
                        asOf,
                        asOf,
                        AssetFeatures.VERSION,
                        "SPX",
                        AssetClass.EQUITY,
                        Map.of(),
                        "real"));
    }

    @Test
    @DisplayName("stored features are those of the day, the first instant included and the end not")
    void ofTheDay() throws Exception {
        store(FROM.minusSeconds(1));
        store(FROM);
        store(FROM.plusSeconds(3));
        store(TO);

        assertThat(new StoredFeatures(new ApiClient(url, null)).between(FROM, TO))
                .containsOnlyKeys(new FeatureKey("SPX", FROM), new FeatureKey("SPX", FROM.plusSeconds(3)));
    }

    private static String end(String status) {
        return "{\"end\":" + Wire.writeJsonText(new ReplayProgress(status, 2, 1, 1, FROM, "why")) + "}\n";
    }

    @Test
    @DisplayName("landed events are in the file, the end is not; an answer without its end is a failure")
    void landedEvents() throws Exception {
        var events = new LandedEvents(url, null);
        Path file = folder.resolve("events");
        landed = EVENT + "\n" + end("done");

        assertThat(events.save(FROM, TO, file).missing()).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(EVENT + System.lineSeparator());

        landed = EVENT + "\n";
        assertThatThrownBy(() -> events.save(FROM, TO, file)).isInstanceOf(CommandFailure.class);
        landed = end("failed");
        assertThatThrownBy(() -> events.save(FROM, TO, file)).hasMessageContaining("landing cannot be read: why");
    }
}
