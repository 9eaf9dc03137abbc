package io.dealerflow.gexapi.calculate;

import io.dealerflow.gexapi.alerts.StoredAlert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answered calculation.
 *
 * @param symbol         as the caller wrote it
 * @param repeated       contracts that the chain listed more than once; the last entry of each counts
 * @param alerts         of the stored book, the newest first
 * @param noAlertsReason why there cannot be any; null where the list says what there is
 * @param historyWanted  whether a comparison with the stored history was asked for
 * @param history        that comparison; null when it was not asked for, and before it is made
 * @param stale          whether the book comes from the fallback store
 */
public record Calculated(
        String symbol,
        Calculation calculation,
        int repeated,
        List<StoredAlert> alerts,
        @Nullable NoAlertsReason noAlertsReason,
        boolean historyWanted,
        @Nullable HistoryContext history,
        boolean stale) {
    public Calculated {
        alerts = List.copyOf(alerts);
    }

    /** Why an answer has no alerts. */
    public enum NoAlertsReason {
        /** Alerts are raised on observed markets, never on a chain sent by a caller. */
        AD_HOC_CHAIN,
        /** The store does not answer. */
        UNAVAILABLE
    }

    Calculated with(HistoryContext context) {
        return new Calculated(symbol, calculation, repeated, alerts, noAlertsReason, historyWanted, context, stale);
    }
}
