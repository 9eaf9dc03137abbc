package io.dealerflow.report.daily;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.daily.PendingReports.Pending;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Publishes stored reports, one replica at a time, so that revisions keep their order. */
public final class Outbox {
    /** Longer than the timeout of a sink. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final PendingReports reports;

    public Outbox(PendingReports reports) {
        this.reports = reports;
    }

    /** Publishes one report: completes when it is durable, fails when it is not. */
    @FunctionalInterface
    public interface Sink {
        Uni<Void> publish(Report report, @Nullable String traceparent);
    }

    /**
     * Passes the oldest pending report to {@code sink} and marks it as published when the sink is done. No transaction and no
     * connection is held meanwhile. After a crash in between it is passed on again, with the same event id, once its claim ends.
     *
     * @return false when there is nothing to publish, or another replica publishes
     */
    public Uni<Boolean> publishNext(Sink sink) {
        return reports.claimOldest(LEASE)
                .flatMap(
                        claimed -> claimed.map(pending -> publish(pending, sink).replaceWith(true))
                                .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> publish(Pending pending, Sink sink) {
        return sink.publish(pending.report(), pending.traceparent())
                .onFailure()
                .call(() -> reports.release(pending))
                .chain(() -> reports.markPublished(pending));
    }
}
