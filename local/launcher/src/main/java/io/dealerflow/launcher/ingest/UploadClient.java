package io.dealerflow.launcher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.embedded.Await;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends files to ingest-service and waits until their data can be read. */
final class UploadClient {
    /** How long a service may not answer before the command fails. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(25);

    private static final Duration SERVED_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration READABLE_TIMEOUT = Duration.ofMinutes(10);
    /** Of a file, packed, while it is read, recorded and published on a slow machine. */
    private static final long BYTES_PER_SECOND = 5_000;

    private static final String FILES = "/api/v1/files";
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private final String ingestUrl;
    private final String gexUrl;
    private final Sending sending;
    private final Duration silenceTimeout;
    private final @Nullable String key;

    /**
     * What is said about every file.
     *
     * @param source name under which its events are kept; null for that of its format
     * @param kind   the only kind as which it may be read; null to let the content decide
     * @param asOf   instant that it describes; null to read it from the file
     */
    record Sending(
            @Nullable String source,
            @Nullable String kind,
            @Nullable Instant asOf) {
        String query() {
            return (source == null ? "" : "&source=" + encoded(source))
                    + (kind == null ? "" : "&kind=" + encoded(kind))
                    + (asOf == null ? "" : "&as_of=" + encoded(asOf.toString()));
        }
    }

    UploadClient(RunningSystem system, Sending sending) {
        this(system, sending, SILENCE_TIMEOUT);
    }

    UploadClient(RunningSystem system, Sending sending, Duration silenceTimeout) {
        this.ingestUrl = system.baseUrl("ingest-service");
        this.gexUrl = system.baseUrl("gex-api");
        this.sending = sending;
        this.silenceTimeout = silenceTimeout;
        this.key = ApiClient.keyOf(system.folder());
    }

    /** Uploads one file; while ingest-service is unavailable the upload is retried. */
    Answer send(Path file) throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            return Answer.Refused.unread(file, "FILE_NOT_FOUND", "There is no such file.");
        }
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file)
                    ? "This is a folder; name its files, as in " + file.resolve("*")
                    : "This is not a regular file.";
            return Answer.Refused.unread(file, "NOT_A_FILE", what);
        }
        if (!Files.isReadable(file)) {
            return Answer.Refused.unread(file, "FILE_NOT_READABLE", "This user may not read the file.");
        }
        Duration timeout = timeout(file);
        long deadline = System.nanoTime() + timeout.toNanos();
        String problem;
        do {
            try {
                HttpResponse<String> response = Http.send(request(file, timeout));
                if (response.statusCode() < 500) {
                    return answer(file, response);
                }
                problem = ApiClient.detail(response);
            } catch (IOException noAnswer) {
                problem = "ingest-service does not answer";
            }
            Thread.sleep(RETRY_PAUSE);
        } while (System.nanoTime() < deadline);
        throw new CommandFailure(
                ExitCodes.FAILED,
                file + ": " + problem + "; gave up after " + timeout.toSeconds() + " s, see: dealerflow status");
    }

    /** A file of hundreds of thousands of events is answered when all are published. */
    private Duration timeout(Path file) throws IOException {
        return silenceTimeout.plusSeconds(Files.size(file) / BYTES_PER_SECOND);
    }

    private HttpRequest request(Path file, Duration timeout) throws IOException {
        String query = "filename=" + encoded(file.getFileName().toString()) + sending.query();
        HttpRequest.Builder upload = HttpRequest.newBuilder(URI.create(ingestUrl + FILES + "?" + query))
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json")
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofFile(file));
        return ApiClient.authorize(upload, key).build();
    }

    private Answer answer(Path file, HttpResponse<String> response) throws IOException {
        return switch (response.statusCode()) {
            case 200, 422 -> receipt(file, Wire.json().readTree(response.body()));
            case 413 -> Answer.Refused.unread(file, "UPLOAD_TOO_LARGE", ApiClient.detail(response));
            case 400 -> throw new CommandFailure(ExitCodes.USAGE, ApiClient.detail(response));
            default ->
                throw new CommandFailure(
                        ExitCodes.FAILED,
                        file + ": ingest-service answered " + response.statusCode() + ": "
                                + ApiClient.detail(response));
        };
    }

    /** Only the receipts of other kinds than option chains name the kind. */
    private Answer receipt(Path file, JsonNode json) throws IOException {
        if (json.has("kind")) {
            return new Answer.Stored(file.toString(), Wire.json().treeToValue(json, FileReceipt.class));
        }
        return switch (Wire.json().treeToValue(json, IngestReceipt.class)) {
            case IngestReceipt.Accepted accepted ->
                new Answer.Accepted(file.toString(), accepted, snapshotUrl(accepted));
            case IngestReceipt.Refused refused -> Answer.Refused.of(file.toString(), refused);
        };
    }

    private String snapshotUrl(IngestReceipt.Accepted receipt) {
        return gexUrl + "/api/v1/gex/" + encoded(receipt.symbol()) + "?as_of=" + receipt.asOf();
    }

    /**
     * Returns when gex-api serves a snapshot of the observation's time that includes it, or one that was received later for the
     * same time and has replaced it.
     *
     * @return whether it was replaced
     */
    boolean awaitServed(Answer.Accepted accepted) {
        ServedCheck check = new ServedCheck(accepted, silenceTimeout, key);
        boolean decided = Await.until(SERVED_TIMEOUT, () -> check.isSilent() || check.isServed());
        if (!decided) {
            throw notServed(accepted, "is not served after " + SERVED_TIMEOUT.toSeconds() + " s");
        }
        if (check.isSilent()) {
            throw notServed(accepted, "gex-api has not answered for " + silenceTimeout.toSeconds() + " s");
        }
        return check.isReplaced();
    }

    /** Returns when all events of the file are in the raw table of their kind. */
    void awaitReadable(Answer.Stored stored) {
        ReadableCheck check = new ReadableCheck(ingestUrl + FILES, stored.receipt(), silenceTimeout, key);
        boolean decided = Await.until(READABLE_TIMEOUT, () -> check.isSilent() || check.isReadable());
        if (!decided) {
            throw notServed(stored, "cannot be read after " + READABLE_TIMEOUT.toSeconds() + " s");
        }
        if (check.isSilent()) {
            throw notServed(stored, "ingest-service has not answered for " + silenceTimeout.toSeconds() + " s");
        }
    }

    private static CommandFailure notServed(Answer accepted, String why) {
        return new CommandFailure(
                ExitCodes.FAILED,
                accepted.file() + " was accepted, but " + why + "; see: dealerflow status, dealerflow dlq list");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
