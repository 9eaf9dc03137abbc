package io.dealerflow.kit.security.rate;

/**
 * What a caller has left of its rate.
 *
 * @param allowed           whether this request may go on
 * @param remaining         requests that could follow at once
 * @param retryAfterSeconds until the next request may go on; 0 when it may now
 * @param resetSeconds      until nothing of the burst is used
 */
public record Allowance(
        String plan,
        int requestsPerMinute,
        boolean allowed,
        long remaining,
        long retryAfterSeconds,
        long resetSeconds) {}
