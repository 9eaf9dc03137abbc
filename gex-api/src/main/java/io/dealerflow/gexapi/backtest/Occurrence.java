package io.dealerflow.gexapi.backtest;

import io.dealerflow.contracts.api.Backtest.Subject;
import java.time.LocalDate;

/**
 * An alert that was raised for an asset, or the regime that its day ended in.
 *
 * @param name type of the alert as it is written outside the program, or regime
 * @param date in New York
 */
public record Occurrence(String asset, Subject subject, String name, LocalDate date) {}
