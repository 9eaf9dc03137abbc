package io.dealerflow.launcher.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.Http;
import io.dealerflow.launcher.system.RunningSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has ingest-service replay, and reads how far it is. */
final class ReplayClient {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final String baseUrl;
    private final @Nullable String key;

    ReplayClient(RunningSystem system) {
        this.baseUrl = system.baseUrl("ingest-service");
        this.key = ApiClient.keyOf(system.folder());
    }

    /**
     * Replays to the end.
     *
     * @param query    parameters of the request; those without a value are left out
     * @param listener is told about each report
     * @return the last report
     * @throws CommandFailure when the request is refused, or the service goes away
     */
    ReplayProgress run(Map<String, String> query, Consumer<ReplayProgress> listener) throws InterruptedException {
        String parameters = query.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/replays?" + parameters))
                .POST(HttpRequest.BodyPublishers.noBody());
        try {
            HttpResponse<InputStream> response =
                    Http.stream(ApiClient.authorize(request, key).build());
            try (InputStream body = response.body()) {
                return response.statusCode() == OK ? follow(body, listener) : refused(response.statusCode(), body);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "ingest-service does not answer", e);
        }
    }

    private static ReplayProgress follow(InputStream body, Consumer<ReplayProgress> listener) throws IOException {
        ReplayProgress last = null;
        var lines = new BufferedReader(new InputStreamReader(body, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                last = Wire.readJson(line, ReplayProgress.class);
                listener.accept(last);
            }
        }
        if (last == null || last.status().equals(ReplayProgress.RUNNING)) {
            throw new CommandFailure(ExitCodes.FAILED, "ingest-service has ended the replay before its end");
        }
        return last;
    }

    private static ReplayProgress refused(int status, InputStream body) throws IOException {
        int code = status == BAD_REQUEST ? ExitCodes.USAGE : ExitCodes.FAILED;
        throw new CommandFailure(code, ApiClient.detail(status, new String(body.readAllBytes(), UTF_8)));
    }
}
