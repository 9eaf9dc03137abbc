package io.dealerflow.kit.security.rate;

/**
 * The state of a caller's rate limit.
 *
 * @param allowed           whether this request is allowed
 * @param remaining         requests allowed at once after this one
 * @param retryAfterSeconds until the next request is allowed; 0 when it is now
 * @param resetSeconds      until the full burst is available
 */
public record Allowance(
        String plan,
        int requestsPerMinute,
        boolean allowed,
        long remaining,
        long retryAfterSeconds,
        long resetSeconds) {}
