package io.dealerflow.worker.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.registry.ModelRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An MLflow server that stores artifacts itself. A model is the registered model {@code dealerflow-<model>}; its version with the alias
 * {@code Production} is served. Files of a version do not change, and are fetched once.
 *
 * @see <a href="https://mlflow.org/docs/latest/api_reference/rest-api.html">REST API</a>
 */
public final class MlflowModels implements ModelRegistry {
    private static final String SOURCE = "mlflow";
    private static final String PREFIX = "dealerflow-";
    private static final String ALIAS = "Production";
    private static final String ARTIFACTS = "mlflow-artifacts:/";
    private static final int OK = 200;
    /** How MLflow 2 and 3 answer where there is no such model or alias. */
    private static final Set<Integer> ABSENT = Set.of(400, 404);

    private static final Set<String> ABSENCES = Set.of("INVALID_PARAMETER_VALUE", "RESOURCE_DOES_NOT_EXIST");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI server;
    private final Optional<String> token;
    private final VersionCache cache;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();

    /** @param cache folder for what is fetched */
    public MlflowModels(URI server, Optional<String> token, Path cache) {
        this.server = server;
        this.token = token;
        this.cache = new VersionCache(cache, server.toString());
    }

    @Override
    public List<Candidate> production() throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (ModelName model : ModelName.values()) {
            Optional<String> version = production(model);
            if (version.isPresent()) {
                candidates.add(new Candidate(model, fetched(model, version.get()), SOURCE));
            }
        }
        return candidates;
    }

    /** The version with the alias; empty when the model is not registered, or no version has it. */
    private Optional<String> production(ModelName model) throws IOException {
        HttpResponse<byte[]> answer = get(
                "/api/2.0/mlflow/registered-models/alias?name=" + encoded(PREFIX + model.wireName()) + "&alias="
                        + ALIAS,
                BodyHandlers.ofByteArray());
        if (ABSENT.contains(answer.statusCode())
                && ABSENCES.contains(
                        Wire.json().readTree(answer.body()).path("error_code").asText())) {
            return Optional.empty();
        }
        return Optional.of(json(answer).path("model_version").path("version").asText());
    }

    private Path fetched(ModelName model, String version) throws IOException {
        return cache.folder(model, version, target -> fetch(model, version, target));
    }

    private void fetch(ModelName model, String version, Path target) throws IOException {
        String root = artifacts(model, version);
        for (JsonNode file : json(get(
                        "/api/2.0/mlflow-artifacts/artifacts?path=" + encoded(root), BodyHandlers.ofByteArray()))
                .path("files")) {
            String name = file.path("path").asText();
            if (!file.path("is_dir").asBoolean()) {
                download(root + "/" + name, target.resolve(VersionCache.named(name)));
            }
        }
    }

    /** Path of the version's files in the server's store. */
    private String artifacts(ModelName model, String version) throws IOException {
        String uri = json(get(
                        "/api/2.0/mlflow/model-versions/get-download-uri?name=" + encoded(PREFIX + model.wireName())
                                + "&version=" + encoded(version),
                        BodyHandlers.ofByteArray()))
                .path("artifact_uri")
                .asText();
        if (!uri.startsWith(ARTIFACTS)) {
            throw new IOException(
                    "version " + version + " of " + PREFIX + model.wireName() + " is stored at " + uri
                            + "; it has to be registered by mlflow.register_model, at a server that serves artifacts (mlflow-artifacts:)");
        }
        return uri.substring(ARTIFACTS.length());
    }

    private void download(String path, Path target) throws IOException {
        HttpResponse<Path> answer = get(
                "/api/2.0/mlflow-artifacts/artifacts/" + encoded(path).replace("%2F", "/"),
                BodyHandlers.ofFile(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING));
        if (answer.statusCode() != OK) {
            throw unexpected(answer);
        }
    }

    private <T> HttpResponse<T> get(String path, BodyHandler<T> body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.toString().replaceAll("/+$", "") + path))
                .timeout(TIMEOUT);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        try {
            return http.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw unexpected(answer);
        }
        return Wire.json().readTree(answer.body());
    }

    private static IOException unexpected(HttpResponse<?> answer) {
        return new IOException(answer.uri() + " answered " + answer.statusCode());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
