package io.dealerflow.launcher.recompute;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The features that gex-api has, each in its last version. */
final class StoredFeatures {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final ApiClient api;

    StoredFeatures(ApiClient api) {
        this.api = api;
    }

    /** Those of instants from {@code from} on and before {@code to}, of every asset. */
    Map<FeatureKey, AssetFeatures> between(Instant from, Instant to) throws InterruptedException {
        Map<FeatureKey, AssetFeatures> stored = new TreeMap<>();
        for (JsonNode summary : api.get("/api/v1/features")) {
            String asset = summary.path("asset").asText();
            Optional<AssetFeatures> next = newest(asset, before(to));
            while (next.isPresent() && !next.get().asOf().isBefore(from)) {
                stored.put(FeatureKey.of(next.get()), next.get());
                next = newest(asset, before(next.get().asOf()));
            }
        }
        return stored;
    }

    /** Instants are stored to the microsecond. */
    private static Instant before(Instant instant) {
        return instant.minus(1, ChronoUnit.MICROS);
    }

    private Optional<AssetFeatures> newest(String asset, Instant asOf) throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    Http.get(api.baseUrl() + "/api/v1/features/" + asset + "?as_of=" + asOf, TIMEOUT, api.key());
            return switch (answer.statusCode()) {
                case OK -> Optional.of(Wire.readJson(answer.body(), AssetFeatures.class));
                case NOT_FOUND -> Optional.empty();
                default -> throw new CommandFailure(ExitCodes.FAILED, ApiClient.detail(answer));
            };
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, api.baseUrl() + " does not answer", e);
        }
    }
}
