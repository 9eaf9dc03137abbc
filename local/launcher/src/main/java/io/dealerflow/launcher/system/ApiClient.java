package io.dealerflow.launcher.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP API of a system, with the API key that its commands send.
 *
 * @param baseUrl without the path of the API
 * @param key     null to send none
 */
public record ApiClient(String baseUrl, @Nullable String key) {
    /** The property of {@code DATA/secrets.properties} that holds the admin key of a system of this machine. */
    public static final String KEY_PROPERTY = "api-key";

    private static final String KEY_VARIABLE = "DEALERFLOW_API_KEY";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int BAD_REQUEST = 400;

    /** The API of any system; its key is that of the environment. */
    public static ApiClient of(String baseUrl) {
        return new ApiClient(baseUrl.replaceAll("/+$", ""), environmentKey());
    }

    /** gex-api of a system of this machine. */
    public static ApiClient of(RunningSystem system) {
        return new ApiClient(system.baseUrl("gex-api"), keyOf(system.folder()));
    }

    /** The key for services of this folder's system: that of the environment, else the one it was started with; null for none. */
    public static @Nullable String keyOf(DataFolder folder) {
        String configured = environmentKey();
        if (configured != null) {
            return configured;
        }
        Properties secrets = new Properties();
        try (var in = Files.newBufferedReader(secretsFile(folder))) {
            secrets.load(in);
        } catch (IOException absent) {
            return null;
        }
        return secrets.getProperty(KEY_PROPERTY);
    }

    public static Path secretsFile(DataFolder folder) {
        return folder.root().resolve("secrets.properties");
    }

    private static @Nullable String environmentKey() {
        String key = System.getenv(KEY_VARIABLE);
        return key == null || key.isBlank() ? null : key.strip();
    }

    /** Adds the key to a request. */
    public static HttpRequest.Builder authorize(HttpRequest.Builder request, @Nullable String key) {
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    public JsonNode get(String path) throws InterruptedException {
        return json(path, request -> request.GET());
    }

    /** The answer as text, in a form that the API offers: {@code text/markdown}, {@code text/html}. */
    public String text(String path, String mediaType) throws InterruptedException {
        return send(path, mediaType, request -> request.GET());
    }

    /** @param body null for none */
    public JsonNode post(String path, @Nullable JsonNode body) throws InterruptedException {
        String text = body == null ? "" : body.toString();
        return json(
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8)));
    }

    private JsonNode json(String path, UnaryOperator<HttpRequest.Builder> method) throws InterruptedException {
        try {
            return Wire.json().readTree(send(path, "application/json", method));
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.FAILED, baseUrl + " does not answer in JSON", e);
        }
    }

    private String send(String path, String mediaType, UnaryOperator<HttpRequest.Builder> method)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Accept", mediaType)
                .timeout(TIMEOUT);
        try {
            HttpResponse<String> response =
                    Http.send(method.apply(authorize(request, key)).build());
            if (response.statusCode() >= BAD_REQUEST) {
                int code = response.statusCode() == BAD_REQUEST ? ExitCodes.USAGE : ExitCodes.FAILED;
                throw new CommandFailure(code, detail(response));
            }
            return response.body();
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, baseUrl + " does not answer", e);
        }
    }

    /** The detail of problem+json, else the status. */
    public static String detail(HttpResponse<String> response) {
        return detail(response.statusCode(), response.body());
    }

    /** As {@link #detail(HttpResponse)}. */
    public static String detail(int status, String body) {
        try {
            JsonNode problem = Wire.json().readTree(body);
            String detail = problem.path("detail").asText(problem.path("title").asText());
            return detail.isEmpty() ? "status " + status : detail;
        } catch (JsonProcessingException notJson) {
            return "status " + status;
        }
    }
}
