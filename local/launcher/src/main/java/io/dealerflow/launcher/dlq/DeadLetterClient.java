package io.dealerflow.launcher.dlq;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.api.DeadLetterList;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.Http;
import io.dealerflow.launcher.system.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Client of gex-api's dead letters. */
final class DeadLetterClient {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final ApiClient api;

    DeadLetterClient(RunningSystem system) {
        this.api = ApiClient.of(system);
    }

    DeadLetterList list(Map<String, String> filter, int limit) throws InterruptedException {
        Map<String, String> query = new TreeMap<>(filter);
        query.put("limit", Integer.toString(limit));
        return answer(request("?" + encoded(query)).GET().build(), DeadLetterList.class);
    }

    DeadLetterList.Letter find(String id) throws InterruptedException {
        return answer(request("/" + encoded(id)).GET().build(), DeadLetterList.Letter.class);
    }

    DeadLetterList.Replay replay(Map<String, String> filter, boolean again) throws InterruptedException {
        Map<String, String> query = new TreeMap<>(filter);
        query.put("again", Boolean.toString(again));
        HttpRequest request = request("/replay?" + encoded(query))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return answer(request, DeadLetterList.Replay.class);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.baseUrl() + "/api/v1/dead-letters" + path))
                .header("Accept", "application/json")
                .timeout(TIMEOUT);
        return ApiClient.authorize(request, api.key());
    }

    private static <T> T answer(HttpRequest request, Class<T> type) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = Http.send(request);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "gex-api does not answer", e);
        }
        try {
            return switch (response.statusCode()) {
                case 200 -> Wire.json().readValue(response.body(), type);
                case 400 -> throw new CommandFailure(ExitCodes.USAGE, ApiClient.detail(response));
                case 404 -> throw new CommandFailure(ExitCodes.INPUT_REFUSED, ApiClient.detail(response));
                default ->
                    throw new CommandFailure(
                            ExitCodes.FAILED,
                            "gex-api answered " + response.statusCode() + ": " + ApiClient.detail(response));
            };
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCodes.FAILED, "gex-api answered with something else than dead letters", e);
        }
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
