package io.dealerflow.objects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract on Python's moto, a server with the interface of S3; skipped where Python does not have it. */
class S3StoreTest extends ObjectStoreContract {
    private static final String BUCKET = "dealerflow-test";
    private static final int NO_MODULE = 1;

    private static @Nullable Path parts;
    private static @Nullable Process server;
    private static @Nullable S3Client client;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(hasMoto(), "python3 has moto with its server");
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "s3-");
        int port = freePort();
        server = new ProcessBuilder("python3", "-m", "moto.server", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("moto.log").toFile())
                .start();
        S3Client s3 = S3Clients.at(URI.create("http://127.0.0.1:" + port), "test", "test");
        client = s3;
        parts = folder;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(SdkException.class)
                .until(() -> s3.createBucket(bucket -> bucket.bucket(BUCKET)) != null);
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.destroyForcibly();
        }
    }

    @Override
    ObjectStore store() {
        return new S3Store(Objects.requireNonNull(client), BUCKET, "some/prefix/", Objects.requireNonNull(parts));
    }

    private static boolean hasMoto() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import moto.server")
                            .start()
                            .waitFor()
                    != NO_MODULE;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
