package io.dealerflow.launcher.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Sends files to ingest-service and asks gex-api for what came of them. */
final class UploadClient {
    private static final Duration UPLOAD_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SERVED_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration POLL_PAUSE = Duration.ofMillis(50);

    private final String ingestUrl;
    private final String gexUrl;
    private final String source;

    UploadClient(RunningSystem system, String source) {
        this.ingestUrl = system.baseUrl("ingest-service");
        this.gexUrl = system.baseUrl("gex-api");
        this.source = source;
    }

    /** Uploads one file. A service that is just away is asked again for a while: a repeat does no harm. */
    Answer send(Path file) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String reason = Files.exists(file) ? "FILE_NOT_READABLE" : "FILE_NOT_FOUND";
            return new Answer.Refused(file.toString(), null, null, reason, null, null);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String problem;
            try {
                HttpResponse<String> response = Http.send(request(file));
                if (response.statusCode() < 500) {
                    return answer(file, response);
                }
                problem = detail(response);
            } catch (IOException noAnswer) {
                problem = "ingest-service does not answer";
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(ExitCodes.FAILED, file + ": " + problem);
            }
            Thread.sleep(RETRY_PAUSE);
        }
    }

    private HttpRequest request(Path file) throws IOException {
        String query = "filename=" + encoded(file.getFileName().toString()) + "&source=" + encoded(source);
        return HttpRequest.newBuilder(URI.create(ingestUrl + "/api/v1/option-chains?" + query))
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json")
                .timeout(UPLOAD_TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
    }

    private Answer answer(Path file, HttpResponse<String> response) throws IOException {
        return switch (response.statusCode()) {
            case 200, 422 -> answer(file, Wire.json().readValue(response.body(), IngestReceipt.class));
            case 413 -> new Answer.Refused(file.toString(), null, null, "UPLOAD_TOO_LARGE", null, detail(response));
            case 400 -> throw new CommandFailure(ExitCodes.USAGE, detail(response));
            default ->
                throw new CommandFailure(
                        ExitCodes.FAILED,
                        file + ": ingest-service answered " + response.statusCode() + ": " + detail(response));
        };
    }

    private Answer answer(Path file, IngestReceipt receipt) {
        return switch (receipt) {
            case IngestReceipt.Accepted accepted ->
                new Answer.Accepted(file.toString(), accepted, snapshotUrl(accepted));
            case IngestReceipt.Refused refused -> Answer.Refused.of(file.toString(), refused);
        };
    }

    private String snapshotUrl(IngestReceipt.Accepted receipt) {
        return gexUrl + "/api/v1/gex/" + encoded(receipt.symbol()) + "?as_of=" + receipt.asOf();
    }

    /** Returns when gex-api serves a snapshot of the observation's time that rests on it, or on one that corrects it. */
    void awaitServed(Answer.Accepted accepted) throws InterruptedException {
        long deadline = System.nanoTime() + SERVED_TIMEOUT.toNanos();
        while (!isServed(accepted)) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(
                        ExitCodes.FAILED,
                        accepted.file() + " was accepted, but is not served after " + SERVED_TIMEOUT.toSeconds()
                                + " s; see: dealerflow status, dealerflow dlq list");
            }
            Thread.sleep(POLL_PAUSE);
        }
    }

    private static boolean isServed(Answer.Accepted accepted) throws InterruptedException {
        try {
            HttpResponse<String> response = Http.get(accepted.url());
            if (response.statusCode() != 200) {
                return false;
            }
            JsonNode snapshot = Wire.json().readTree(response.body());
            return restsOn(snapshot, accepted.receipt()) || replaces(snapshot, accepted.receipt());
        } catch (IOException away) {
            return false;
        }
    }

    private static boolean restsOn(JsonNode snapshot, IngestReceipt.Accepted receipt) {
        for (JsonNode id : snapshot.path("observation_ids")) {
            if (id.asText().equals(receipt.eventId())) {
                return true;
            }
        }
        return false;
    }

    /** Whether another observation of the same time, received later, has taken the place of this one. */
    private static boolean replaces(JsonNode snapshot, IngestReceipt.Accepted receipt) {
        return Instant.parse(snapshot.path("as_of").asText()).equals(receipt.asOf())
                && Instant.parse(snapshot.path("ingest_ts").asText()).isAfter(receipt.ingestTs());
    }

    /** What problem+json says, else the bare status. */
    private static String detail(HttpResponse<String> response) {
        try {
            JsonNode problem = Wire.json().readTree(response.body());
            String detail = problem.path("detail").asText(problem.path("title").asText());
            return detail.isEmpty() ? "status " + response.statusCode() : detail;
        } catch (JsonProcessingException notJson) {
            return "status " + response.statusCode();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
