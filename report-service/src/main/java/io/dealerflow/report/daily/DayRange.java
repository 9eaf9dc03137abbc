package io.dealerflow.report.daily;

import java.time.Instant;

/**
 * Summary of the observations of one symbol on one date; a corrected observation counts once.
 *
 * @param lowNetGex  the day's smallest net GEX, dollars per 1 % move
 * @param highNetGex the day's largest net GEX, dollars per 1 % move
 */
public record DayRange(
        int observations,
        Instant firstAsOf,
        Instant lastAsOf,
        double lowSpot,
        double highSpot,
        double lowNetGex,
        double highNetGex) {}
