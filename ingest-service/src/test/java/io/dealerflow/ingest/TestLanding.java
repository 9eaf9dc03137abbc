package io.dealerflow.ingest;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A landing folder of the test run's own, limits that a test can reach, and a vendor that is asked for a feed. */
public final class TestLanding implements QuarkusTestResourceLifecycleManager {
    public static final int MAX_UPLOAD = 1_000_000;

    private final WireMockServer vendor =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "landing-");
            vendor.start();
            Map<String, String> settings = new HashMap<>(feed("http://127.0.0.1:" + vendor.port()));
            settings.putAll(Map.of(
                    "LANDING_DIR",
                    folder.toAbsolutePath().toString(),
                    "STAGING_DIR",
                    folder.resolveSibling(folder.getFileName() + "-staging")
                            .toAbsolutePath()
                            .toString(),
                    "mp.messaging.incoming.staging.fetch.max.wait.ms",
                    "500",
                    "DROP_DIR",
                    folder.resolveSibling(folder.getFileName() + "-drop")
                            .toAbsolutePath()
                            .toString(),
                    "dealerflow.ingest.drop-interval",
                    "200ms",
                    "dealerflow.ingest.drop-settle",
                    "500ms",
                    "dealerflow.ingest.max-upload",
                    Integer.toString(MAX_UPLOAD),
                    "dealerflow.ingest.recovery-interval",
                    "300ms",
                    "dealerflow.ingest.claim-lifetime",
                    "5s"));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A feed that the service asks. */
    private static Map<String, String> feed(String url) {
        String source = "dealerflow.ingest.pull.pulled-feed.";
        return Map.of(
                "test.vendor.url",
                url,
                source + "connector",
                "rss",
                source + "url",
                url + "/feed",
                source + "allow-http",
                "true",
                source + "allow-private",
                "true",
                source + "every",
                "1s",
                "dealerflow.ingest.pull-interval",
                "100ms",
                "dealerflow.ingest.pull-first-retry",
                "300ms",
                "dealerflow.ingest.pull-longest-retry",
                "1s");
    }

    @Override
    public void stop() {
        vendor.stop();
    }
}
