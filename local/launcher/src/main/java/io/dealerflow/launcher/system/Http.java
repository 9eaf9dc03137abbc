package io.dealerflow.launcher.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** HTTP to the services of this machine. */
public final class Http {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Http() {}

    /** The status of a GET; 0 without an answer. */
    public static int status(String url, Duration timeout) throws InterruptedException {
        return status(url, timeout, null);
    }

    /** As {@link #status(String, Duration)}, with an API key; null for none. */
    public static int status(String url, Duration timeout, @Nullable String key) throws InterruptedException {
        try {
            return CLIENT.send(request(url, timeout, key), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    /** GET as JSON text, with an API key; null for none. */
    public static HttpResponse<String> get(String url, Duration timeout, @Nullable String key)
            throws IOException, InterruptedException {
        return CLIENT.send(request(url, timeout, key), HttpResponse.BodyHandlers.ofString());
    }

    public static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The answer with its body as it arrives; to be closed. */
    public static HttpResponse<InputStream> stream(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static HttpRequest request(String url, Duration timeout, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "application/json")
                .timeout(timeout);
        return ApiClient.authorize(request, key).build();
    }
}
