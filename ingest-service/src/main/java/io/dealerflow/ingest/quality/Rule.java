package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.contracts.scores.Severity;
import java.time.Instant;
import java.util.function.Function;

/**
 * A rule of a kind of data.
 *
 * @param name     in snake_case
 * @param severity how bad it is when a file violates it
 * @param limit    the largest value of its measure that is accepted
 * @param measure  a new measure for a file that was received at an instant
 */
record Rule(String name, Severity severity, double limit, Function<Instant, Measure> measure) {
    RuleResult result(Measure measure) {
        return new RuleResult(
                name,
                severity,
                measure.checked(),
                measure.measured(),
                limit,
                measure.measured() <= limit,
                measure.example());
    }
}
