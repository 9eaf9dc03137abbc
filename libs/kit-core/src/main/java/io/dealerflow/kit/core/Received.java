package io.dealerflow.kit.core;

import io.dealerflow.contracts.event.Event;

/**
 * An event as it came from a topic.
 *
 * @param bytes    the received value
 * @param trace    the span of handling it
 * @param replayed whether it is replayed or recomputed ({@code df_replay}): it is stored like any other, without notifications
 */
@SuppressWarnings("ArrayRecordComponent")
public record Received<T extends Event>(T event, byte[] bytes, Trace trace, boolean replayed) {}
