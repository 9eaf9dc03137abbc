package io.dealerflow.launcher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.Http;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Checks repeatedly whether gex-api serves an accepted observation. For one thread. */
final class ServedCheck {
    private final Answer.Accepted accepted;
    private final Duration silenceTimeout;
    private final @Nullable String key;
    private long lastAnswer = System.nanoTime();
    private boolean replaced;

    /** @param key API key of gex-api; null for none */
    ServedCheck(Answer.Accepted accepted, Duration silenceTimeout, @Nullable String key) {
        this.accepted = accepted;
        this.silenceTimeout = silenceTimeout;
        this.key = key;
    }

    /** Whether gex-api has not answered for longer than the timeout. */
    boolean isSilent() {
        return System.nanoTime() - lastAnswer > silenceTimeout.toNanos();
    }

    /** Whether the snapshot of the observation's time includes it, or a later observation of the same time. */
    boolean isServed() throws IOException, InterruptedException {
        HttpResponse<String> response = Http.get(accepted.url(), silenceTimeout, key);
        lastAnswer = System.nanoTime();
        if (response.statusCode() != 200) {
            return false;
        }
        JsonNode snapshot = Wire.json().readTree(response.body());
        replaced = !restsOn(snapshot, accepted.receipt()) && replaces(snapshot, accepted.receipt());
        return replaced || restsOn(snapshot, accepted.receipt());
    }

    /** Whether another observation of the same time, received later, is served in its place. */
    boolean isReplaced() {
        return replaced;
    }

    private static boolean restsOn(JsonNode snapshot, IngestReceipt.Accepted receipt) {
        for (JsonNode id : snapshot.path("observation_ids")) {
            if (id.asText().equals(receipt.eventId())) {
                return true;
            }
        }
        return false;
    }

    private static boolean replaces(JsonNode snapshot, IngestReceipt.Accepted receipt) {
        return Instant.parse(snapshot.path("as_of").asText()).equals(receipt.asOf())
                && Instant.parse(snapshot.path("ingest_ts").asText()).isAfter(receipt.ingestTs());
    }
}
