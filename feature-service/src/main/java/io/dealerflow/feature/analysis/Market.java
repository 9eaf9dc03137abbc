package io.dealerflow.feature.analysis;

/** The series that every contract is compared with: the index and its volatility, in percent points. */
public record Market(Closes spx, Closes vix) {}
