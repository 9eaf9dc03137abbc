package io.dealerflow.report.daily;

import io.dealerflow.contracts.reports.Report;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports that are stored and not published yet, in the order in which they were written. */
public interface PendingReports {
    /**
     * Claims the oldest, unless another replica has a valid claim on it.
     *
     * @param lease how long the claim is valid: longer than publishing may take
     */
    Uni<Optional<Pending>> claimOldest(Duration lease);

    /** Marks it as published: the next becomes the oldest. */
    Uni<Void> markPublished(Pending pending);

    /** Releases the claim after a failure: it may be claimed again at once. */
    Uni<Void> release(Pending pending);

    /** @param traceparent of the newest event in the report, null when unknown */
    record Pending(long seq, Report report, @Nullable String traceparent) {}
}
