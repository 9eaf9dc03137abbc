package io.dealerflow.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.registry.ModelRegistry.Candidate;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server, with versions that the training programs register there. */
@Tag("long")
class MlflowServerTest {
    private static final Path PYTHON = Path.of("..", ".tools", "models", "venv", "bin", "python")
            .toAbsolutePath()
            .normalize();
    private static final Path MODELS = Path.of("..", "models").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private URI uri = URI.create("http://127.0.0.1");
    private List<ProcessHandle> processes = List.of();

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(PYTHON), "MLflow is not available; ./dealerflow verify installs it");
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        uri = URI.create("http://127.0.0.1:" + port);
        Process server = python(
                "-m",
                "mlflow",
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"),
                "--artifacts-destination",
                folder.resolve("artifacts").toString());
        await().atMost(Duration.ofMinutes(4)).ignoreExceptions().until(() -> {
            processes = new ArrayList<>(server.descendants().toList());
            processes.add(server.toHandle());
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(uri.resolve("/health")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        });
    }

    @AfterEach
    void stop() {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    private Process python(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-B"));
        command.addAll(List.of(arguments));
        File log = folder.resolve("log").toFile();
        return new ProcessBuilder(command)
                .directory(MODELS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Registers the shipped version, and gives the alias to the one that was registered as {@code served}. */
    private void register(String served) throws Exception {
        Process program = python("-c", """
                import pathlib, sys
                from training.mlflow import Mlflow
                server = Mlflow(sys.argv[1])
                server.register("dealerflow-regime", "1", pathlib.Path(sys.argv[2]), {"parameters": {}, "metrics": {}})
                server.serve("dealerflow-regime", "Production", sys.argv[3])
                """, uri.toString(), files().toString(), served);
        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue())
                .as(() -> {
                    try {
                        return Files.readString(folder.resolve("log"));
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isZero();
    }

    private Path files() throws IOException {
        Path shipped = Shipped.folder(ModelName.REGIME);
        Path files = folder.resolve("files");
        if (Files.notExists(files)) {
            Files.createDirectories(files);
            for (String name : List.of("model.json", "metrics.json", "golden.json", "card.md", "regime.onnx")) {
                Files.copy(shipped.resolve(name), files.resolve(name));
            }
        }
        return files;
    }

    @Test
    @DisplayName("the version with the alias is fetched and passes its own test; nothing is served before there is one")
    void production() throws Exception {
        var models = new MlflowModels(uri, Optional.empty(), folder.resolve("cache"));
        assertThat(models.production()).isEmpty();

        register("1");
        List<Candidate> first = models.production();
        register("2");
        List<Candidate> second = models.production();

        assertThat(first).extracting(Candidate::model).containsExactly(ModelName.REGIME);
        assertThat(first.getFirst().folder()).endsWithRaw(Path.of("1"));
        assertThat(second.getFirst().folder()).endsWithRaw(Path.of("2"));
        try (LoadedModel model =
                Shipped.LOADER.load(ModelFolder.read(second.getFirst().folder()))) {
            assertThat(model.name()).isEqualTo(ModelName.REGIME);
        }
    }
}
