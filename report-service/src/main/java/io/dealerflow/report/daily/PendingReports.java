package io.dealerflow.report.daily;

import io.dealerflow.contracts.reports.Report;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports that are stored and not published yet, in the order in which they were written. */
public interface PendingReports {
    /**
     * Claims the oldest, unless a replica has claimed it and its lease lasts.
     *
     * @param lease how long nobody else can claim it: longer than publishing may take
     */
    Uni<Optional<Pending>> claimOldest(Duration lease);

    /** It is published: the next becomes the oldest. */
    Uni<Void> markPublished(Pending pending);

    /** It could not be published: it may be claimed again at once. */
    Uni<Void> release(Pending pending);

    /** @param traceparent of what the report shows, null when it is not known */
    record Pending(long seq, Report report, @Nullable String traceparent) {}
}
