package io.dealerflow.contracts.scores;

/** How urgent an alert is, ascending. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
