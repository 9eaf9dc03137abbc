package io.dealerflow.gexapi.latest;

/**
 * An answer and where it comes from.
 *
 * @param stale true when the cache did not answer and the archive stood in for it
 */
public record Sourced<T>(T value, boolean stale) {}
