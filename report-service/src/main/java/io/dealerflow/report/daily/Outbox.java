package io.dealerflow.report.daily;

import io.dealerflow.contracts.reports.Report;
import org.jspecify.annotations.Nullable;

/** Reports that are stored and not published yet. */
public interface Outbox {
    /**
     * Hands the oldest pending report to {@code sink} and notes it as published when the sink returns. After a crash between the two
     * it is handed over again, with the same event id. One replica publishes at a time, so that revisions keep their order.
     *
     * @return false when there is nothing to publish, or another replica is at it
     */
    boolean publishNext(Sink sink);

    /** Publishes one report; returns when it is there for good, throws when it is not. */
    @FunctionalInterface
    interface Sink {
        void publish(Report report, @Nullable String traceparent);
    }
}
