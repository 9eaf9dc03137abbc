package io.dealerflow.kit.core;

import io.dealerflow.contracts.event.Event;

/**
 * An event as it came from a topic.
 *
 * @param bytes the value it was read from
 * @param trace the step that handling it is part of
 */
@SuppressWarnings("ArrayRecordComponent")
public record Received<T extends Event>(T event, byte[] bytes, Trace trace) {}
