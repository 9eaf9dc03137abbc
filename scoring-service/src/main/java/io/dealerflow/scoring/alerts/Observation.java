package io.dealerflow.scoring.alerts;

import java.time.Instant;

/** What rules evaluate: one event of an asset, with what they need of the events before it. */
public interface Observation {
    String symbol();

    /** Event time. */
    Instant asOf();

    /** When what led to it entered the system. */
    Instant ingestTs();

    /** The same for rules that users write. */
    Subject subject();
}
