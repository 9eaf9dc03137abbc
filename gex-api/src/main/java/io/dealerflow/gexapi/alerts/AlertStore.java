package io.dealerflow.gexapi.alerts;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.feed.FeedSource;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Store of alerts. */
public interface AlertStore extends FeedSource<StoredAlert> {
    /** Stores new events of alerts as received and in their order, and refreshes every replica's feed. The newest of an alert says its state. */
    Uni<Void> add(List<Received<Alert>> alerts);

    /** Alerts that match. */
    Uni<List<StoredAlert>> find(AlertQuery query);

    /** Alerts of a rule of a user, the newest first. */
    Uni<List<StoredAlert>> ofRule(String ruleId, int limit);

    /** Counts of the open alerts. */
    Uni<AlertSummary> summary();

    /**
     * Acknowledges an alert, unless that was done since it escalated last, and adds an event about it to the log of all events.
     *
     * @return who acknowledged it first; empty when there is no such alert
     */
    Uni<Optional<String>> acknowledge(String alertId, String by);
}
