package io.dealerflow.contracts.event;

import java.time.Instant;

/** Common to all events: identity, source and event time. */
public interface Event {
    /** The same observation always has the same id; a correction has another. See {@link EventIds}. */
    String eventId();

    /**
     * Origin: for an observation, and for a snapshot of observations alone, the data source
     * ({@code cboe}, {@code simulator}, …); for a score, an alert or a report the service that made it.
     */
    String source();

    /** Event time: the instant that the observation describes. */
    Instant asOf();

    /** When the observation that led to this event entered the system. */
    Instant ingestTs();

    /** Version of the record's schema; changes within a version are additive. */
    int version();

    /** The Kafka key: underlying, asset or report. */
    String subject();

    /** CloudEvents type, for example {@code io.dealerflow.option-chain.v1}. */
    String type();
}
