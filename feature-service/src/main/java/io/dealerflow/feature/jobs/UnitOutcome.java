package io.dealerflow.feature.jobs;

import org.jspecify.annotations.Nullable;

/**
 * How a unit has ended.
 *
 * @param result JSON; null when it has failed
 * @param error  of the last attempt; null when it is done
 */
public record UnitOutcome(
        String unit, @Nullable String result, @Nullable String error) {}
