package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.kit.core.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Publishes quality reports that are recorded and not published, whoever recorded them. What database or broker do not take within
 * the timeout is published later, under the same id; no upload fails because of it.
 */
final class ReportPublication {
    private final Manifest manifest;
    private final Publisher publisher;
    private final IntakeMeter meter;
    private final Duration timeout;

    ReportPublication(Intake.Dependencies dependencies, Duration timeout) {
        this.manifest = dependencies.manifest();
        this.publisher = dependencies.publisher();
        this.meter = dependencies.meter();
        this.timeout = timeout;
    }

    void run() {
        try {
            Map<FileQuality, CompletableFuture<Void>> sent = new LinkedHashMap<>();
            for (FileQuality report : manifest.claimReports()) {
                sent.put(report, publisher.publish(report, origin(report)));
            }
            if (!sent.isEmpty()) {
                markPublished(sent);
            }
        } catch (UnavailableException e) {
            // the claims expire, and the next call publishes
        }
    }

    private static Publisher.Origin origin(FileQuality report) {
        return new Publisher.Origin(Lineage.runId(report.landingKey()), false);
    }

    private void markPublished(Map<FileQuality, CompletableFuture<Void>> sent) {
        await(sent);
        List<String> published = new ArrayList<>();
        sent.forEach((report, future) -> {
            if (future.isDone() && !future.isCompletedExceptionally()) {
                published.add(report.eventId());
                meter.reported(report);
            }
        });
        manifest.markReported(published);
    }

    private void await(Map<FileQuality, CompletableFuture<Void>> sent) {
        try {
            CompletableFuture.allOf(sent.values().toArray(CompletableFuture[]::new))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // those that were acknowledged are marked
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
