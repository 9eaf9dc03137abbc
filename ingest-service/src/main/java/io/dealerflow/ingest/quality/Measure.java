package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.event.Event;
import org.jspecify.annotations.Nullable;

/** What a rule measures of the events of one file. Events of other types are ignored. */
interface Measure {
    /** The next event in the order of the file. */
    void add(Event event);

    /** Values measured so far. */
    int checked();

    /** Finite; 0 when nothing was measured. */
    double measured();

    /** The first value that violates the rule, in words. */
    @Nullable
    String example();
}
