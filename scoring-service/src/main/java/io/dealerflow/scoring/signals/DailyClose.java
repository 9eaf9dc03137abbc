package io.dealerflow.scoring.signals;

import java.time.Instant;
import java.time.LocalDate;

/** @param knownAt when it became known */
public record DailyClose(LocalDate date, double value, Instant knownAt) {}
