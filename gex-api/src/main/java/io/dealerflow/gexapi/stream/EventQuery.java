package io.dealerflow.gexapi.stream;

/**
 * A range of the log.
 *
 * @param from  first seq
 * @param to    last seq
 * @param limit maximum number of events
 */
public record EventQuery(long from, long to, EventFilter filter, int limit) {}
