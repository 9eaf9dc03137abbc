package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.ObjectStores;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file through the service whose landing and staging are in an object store. */
abstract class InObjectStore extends IngestSystem {
    /** Bucket or container. */
    static final String NAME = "dealerflow-it";

    @TempDir
    private Path copies;

    @Inject
    IngestConfig config;

    @Test
    @DisplayName("landing has the bytes as they were sent, staging the rows, and a refused file is in quarantine")
    void endToEnd() throws Exception {
        String source = getClass().getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        byte[] file = bytes("Date,USD,JPY\n2024-01-04,1.5,150.25\n2024-01-03,1.25,N/A\n");
        byte[] damaged = bytes("Date,USD\n2024-01-04,1.5\nnot a date," + source + "\n");

        upload(source, "eurofxref-hist.csv", file).statusCode(200);
        upload(source, "damaged.csv", damaged).statusCode(422);

        awaitReadable(file, source, "fx", 3);
        ObjectStore landing = store(config.landingDir());
        assertThat(only(landing, source + "/")).isEqualTo(file);
        assertThat(landing.list("quarantine/" + source + "/")).hasSize(2);
        ObjectStore staging = store(config.stagingDir());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(staged(staging, source))
                        .containsExactly(
                                "2024-01-03|EURUSD|1.25", "2024-01-04|EURJPY|150.25", "2024-01-04|EURUSD|1.5"));
    }

    private ObjectStore store(String location) {
        assertThat(location).contains("://" + NAME + "/");
        return new ObjectStores(config).at(location);
    }

    private static byte[] only(ObjectStore store, String below) throws IOException {
        List<ObjectStore.StoredObject> objects = store.list(below);
        assertThat(objects).hasSize(1);
        try (var bytes = store.open(objects.getFirst().key())) {
            return bytes.readAllBytes();
        }
    }

    private List<String> staged(ObjectStore staging, String source) throws Exception {
        for (ObjectStore.StoredObject object : staging.list("fx/source=" + source + "/")) {
            Path copy = copies.resolve(object.key());
            if (Files.notExists(copy)) {
                Files.createDirectories(copy.getParent());
                try (var bytes = staging.open(object.key())) {
                    Files.copy(bytes, copy);
                }
            }
        }
        return Files.exists(copies.resolve("fx"))
                ? ParquetRows.query(copies.resolve("fx"), "SELECT DISTINCT date, pair, close FROM staging ORDER BY ALL")
                : List.of();
    }

    /** Starts a server, once in this JVM, and points the service at it; nothing where it is not available. */
    abstract static class Profile implements QuarkusTestProfile {
        private static final String STARTED = "test.object-store.";

        /** Starts the server; gives what tells its clients where it is. */
        abstract String start() throws IOException;

        abstract boolean isAvailable();

        abstract String scheme();

        abstract String setting();

        @Override
        public Map<String, String> getConfigOverrides() {
            if (!isAvailable()) {
                return Map.of();
            }
            String started = STARTED + scheme();
            try {
                if (System.getProperty(started) == null) {
                    System.setProperty(started, start());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Map<String, String> settings = new HashMap<>();
            settings.put("dealerflow.ingest." + setting(), System.getProperty(started));
            settings.put("dealerflow.ingest.landing-dir", scheme() + "://" + NAME + "/landing");
            settings.put("dealerflow.ingest.staging-dir", scheme() + "://" + NAME + "/staging");
            return settings;
        }
    }
}
