package io.dealerflow.launcher.ingest;

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

/** Sends files to ingest-service and waits until gex-api serves them. */
final class UploadClient {
    /** How long a service may not answer before the command fails. */
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(25);

    private static final Duration SERVED_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private final String ingestUrl;
    private final String gexUrl;
    private final String source;
    private final @Nullable Instant asOf;
    private final Duration silenceTimeout;
    private final @Nullable String key;

    /** @param asOf instant that the files describe, null to read it from each file */
    UploadClient(RunningSystem system, String source, @Nullable Instant asOf) {
        this(system, source, asOf, SILENCE_TIMEOUT);
    }

    UploadClient(RunningSystem system, String source, @Nullable Instant asOf, Duration silenceTimeout) {
        this.ingestUrl = system.baseUrl("ingest-service");
        this.gexUrl = system.baseUrl("gex-api");
        this.source = source;
        this.asOf = asOf;
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
        long deadline = System.nanoTime() + silenceTimeout.toNanos();
        String problem;
        do {
            try {
                HttpResponse<String> response = Http.send(request(file));
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
                file + ": " + problem + "; gave up after " + silenceTimeout.toSeconds() + " s, see: dealerflow status");
    }

    private HttpRequest request(Path file) throws IOException {
        String query = "filename=" + encoded(file.getFileName().toString()) + "&source=" + encoded(source)
                + (asOf == null ? "" : "&as_of=" + encoded(asOf.toString()));
        HttpRequest.Builder upload = HttpRequest.newBuilder(URI.create(ingestUrl + "/api/v1/option-chains?" + query))
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json")
                .timeout(silenceTimeout)
                .POST(HttpRequest.BodyPublishers.ofFile(file));
        return ApiClient.authorize(upload, key).build();
    }

    private Answer answer(Path file, HttpResponse<String> response) throws IOException {
        return switch (response.statusCode()) {
            case 200, 422 -> answer(file, Wire.json().readValue(response.body(), IngestReceipt.class));
            case 413 -> Answer.Refused.unread(file, "UPLOAD_TOO_LARGE", ApiClient.detail(response));
            case 400 -> throw new CommandFailure(ExitCodes.USAGE, ApiClient.detail(response));
            default ->
                throw new CommandFailure(
                        ExitCodes.FAILED,
                        file + ": ingest-service answered " + response.statusCode() + ": "
                                + ApiClient.detail(response));
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

    private static CommandFailure notServed(Answer.Accepted accepted, String why) {
        return new CommandFailure(
                ExitCodes.FAILED,
                accepted.file() + " was accepted, but " + why + "; see: dealerflow status, dealerflow dlq list");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
