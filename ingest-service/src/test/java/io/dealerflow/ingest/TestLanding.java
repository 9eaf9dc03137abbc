package io.dealerflow.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A landing folder of the test run's own, and limits that a test can reach. */
public final class TestLanding implements QuarkusTestResourceLifecycleManager {
    public static final int MAX_UPLOAD = 1_000_000;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "landing-");
            return Map.of(
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
                    "5s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
