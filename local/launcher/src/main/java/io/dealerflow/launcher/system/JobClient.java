package io.dealerflow.launcher.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.event.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Has a system do a job, and reads how far it is. */
public final class JobClient {
    private static final int NOT_FOUND = 404;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration INTERVAL = Duration.ofMillis(200);
    /** More than the start of feature-service takes. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final ApiClient api;

    public JobClient(ApiClient api) {
        this.api = api;
    }

    /**
     * Does a job to its end.
     *
     * @param listener is told about each report
     * @return the last report
     * @throws CommandFailure when the job is refused, or no worker takes it
     */
    public JobReport run(String kind, Map<String, String> parameters, Consumer<JobReport> listener)
            throws InterruptedException {
        JsonNode submission = Wire.json().valueToTree(Map.of("kind", kind, "parameters", parameters));
        String path = api.post("/api/v1/jobs", submission).path("status_url").asText();
        awaitWorker(path);
        JobReport report = report(path);
        while (!report.state().isEnd()) {
            listener.accept(report);
            Thread.sleep(INTERVAL);
            report = report(path);
        }
        listener.accept(report);
        return report;
    }

    private void awaitWorker(String path) throws InterruptedException {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        while (Http.status(api.baseUrl() + path, TIMEOUT, api.key()) == NOT_FOUND) {
            if (System.nanoTime() > end) {
                throw new CommandFailure(
                        ExitCodes.FAILED,
                        "no worker has taken the job within " + MAX_WAIT.toSeconds() + " s; see: dealerflow status");
            }
            Thread.sleep(INTERVAL);
        }
    }

    private JobReport report(String path) throws InterruptedException {
        return Wire.json().convertValue(api.get(path), JobReport.class);
    }
}
