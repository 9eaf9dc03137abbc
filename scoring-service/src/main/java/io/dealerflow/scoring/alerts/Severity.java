package io.dealerflow.scoring.alerts;

/** How urgent an alert is; the names are those of the event's {@code severity}. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
