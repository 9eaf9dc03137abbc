package io.dealerflow.gexapi.latest;

/**
 * An answer and its source.
 *
 * @param stale true when the cache did not answer and the archive was read instead
 */
public record Sourced<T>(T value, boolean stale) {}
