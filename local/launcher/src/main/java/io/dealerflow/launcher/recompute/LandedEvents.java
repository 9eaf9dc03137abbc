package io.dealerflow.launcher.recompute;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.Http;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The events of ingest-service's landing, read anew from its files. */
final class LandedEvents {
    private static final String KINDS = "option_chain,bars,futures,fx,positioning,macro";
    private static final String END = "{\"end\":";
    private static final int OK = 200;

    private final String baseUrl;
    private final @Nullable String key;

    LandedEvents(String baseUrl, @Nullable String key) {
        this.baseUrl = baseUrl;
        this.key = key;
    }

    /**
     * Writes those of event times from {@code from} on and before {@code to} to a file, one a line.
     *
     * @return how it ended: all that landing still has are in the file
     * @throws CommandFailure when they are not
     */
    ReplayProgress save(Instant from, Instant to, Path file) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(baseUrl + "/api/v1/landed-events?from=" + from + "&to=" + to + "&kinds=" + KINDS));
        try {
            var response = Http.stream(ApiClient.authorize(request, key).build());
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
                    var out = Files.newBufferedWriter(file)) {
                if (response.statusCode() != OK) {
                    throw new CommandFailure(
                            ExitCodes.FAILED,
                            ApiClient.detail(
                                    response.statusCode(),
                                    String.join("\n", lines.lines().toList())));
                }
                return copy(lines, out);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCodes.FAILED, "ingest-service does not answer, or has ended before the end", e);
        }
    }

    private static ReplayProgress copy(BufferedReader lines, BufferedWriter out) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(END)) {
                JsonNode end = Wire.json().readTree(line).path("end");
                ReplayProgress progress = Wire.json().treeToValue(end, ReplayProgress.class);
                if (progress.status().equals(ReplayProgress.DONE)) {
                    return progress;
                }
                throw new CommandFailure(ExitCodes.FAILED, "landing cannot be read: " + progress.message());
            }
            out.write(line);
            out.newLine();
        }
        throw new IOException("the answer is not complete");
    }
}
