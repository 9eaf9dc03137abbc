package io.dealerflow.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.registry.ModelRegistry;
import io.dealerflow.worker.registry.ModelRegistry.Candidate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as MLflow 2.22 does. */
class MlflowModelsTest {
    private static final String ALIAS =
            "/api/2.0/mlflow/registered-models/alias?name=dealerflow-regime&alias=Production";
    private static final String LIST = "/api/2.0/mlflow-artifacts/artifacts?path=1%2Fabc";
    private static final String FILE = "/api/2.0/mlflow-artifacts/artifacts/1/abc/model.json";

    private static final String ABSENT =
            "{\"error_code\": \"INVALID_PARAMETER_VALUE\", \"message\": \"Registered model alias Production not found.\"}";

    @TempDir
    Path cache;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        answers.put(ALIAS, "{\"model_version\": {\"name\": \"dealerflow-regime\", \"version\": \"7\"}}");
        answers.put(
                "/api/2.0/mlflow/model-versions/get-download-uri?name=dealerflow-regime&version=7",
                "{\"artifact_uri\": \"mlflow-artifacts:/1/abc\"}");
        answers.put(
                LIST,
                "{\"files\": [{\"path\": \"model.json\", \"is_dir\": false}, {\"path\": \"x\", \"is_dir\": true}]}");
        answers.put(FILE, "{\"version\": \"7\"}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        boolean allowed = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String text = allowed ? answers.get(path) : "";
        byte[] body = (text == null ? ABSENT : text).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(!allowed ? 401 : text == null ? 400 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private ModelRegistry models(String token) {
        return new MlflowModels(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), Optional.of(token), cache);
    }

    private Path fetched() {
        return cache.resolve("http_127.0.0.1_" + server.getAddress().getPort() + "_/regime/7");
    }

    @Test
    @DisplayName(
            "the files of the version with the alias are fetched once; models that are not registered are left out")
    void production() throws Exception {
        List<Candidate> first = models("secret").production();
        List<Candidate> second = models("secret").production();

        Path folder = fetched();
        assertThat(first).containsExactly(new Candidate(ModelName.REGIME, folder, "mlflow"));
        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("model.json")).hasContent("{\"version\": \"7\"}");
        assertThat(asked).filteredOn(FILE::equals).hasSize(1);
    }

    @Test
    void modelThatIsNotRegisteredComesFromTheOtherRegistry() throws Exception {
        var other = new Candidate(ModelName.FORECAST, cache, "shipped");
        var same = new Candidate(ModelName.REGIME, cache, "shipped");

        List<Candidate> all =
                models("secret").orElse(() -> List.of(other, same)).production();

        assertThat(all).containsExactlyInAnyOrder(other, new Candidate(ModelName.REGIME, fetched(), "mlflow"));
    }

    @Test
    @DisplayName("what was fetched in part is not used: the next look fetches again")
    void brokenDownload() throws Exception {
        answers.remove(FILE);
        assertThatThrownBy(() -> models("secret").production()).hasMessageContaining("answered 400");

        answers.put(FILE, "{\"version\": \"7\"}");

        assertThat(models("secret").production()).hasSize(1);
        assertThat(Files.exists(fetched().resolve("model.json"))).isTrue();
    }

    @Test
    void namesThatLeaveTheFolderAndOtherStoresAreRefused() {
        answers.put(LIST, "{\"files\": [{\"path\": \"../model.json\", \"is_dir\": false}]}");
        assertThatThrownBy(() -> models("secret").production()).hasMessageContaining("../model.json");

        answers.put(
                "/api/2.0/mlflow/model-versions/get-download-uri?name=dealerflow-regime&version=7",
                "{\"artifact_uri\": \"s3://bucket/abc\"}");
        assertThatThrownBy(() -> models("secret").production()).hasMessageContaining("s3://bucket/abc");
    }

    @Test
    void refusalOfTheServerIsNamed() {
        assertThatThrownBy(() -> models("other").production()).hasMessageContaining("answered 401");
    }
}
