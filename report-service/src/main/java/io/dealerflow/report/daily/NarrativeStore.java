package io.dealerflow.report.daily;

import io.dealerflow.report.narrative.Narrative;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** Narratives, by the sheet that they were written from. */
public interface NarrativeStore {
    /** A date whose report is to have a narrative, and its data. */
    record Wanted(String sheet, DayData data) {}

    /**
     * Takes the newest date whose report has not changed for a while and has no narrative for its figures; other replicas take others meanwhile.
     *
     * @param maxPerDay narratives that are asked for on one UTC day
     */
    Uni<Optional<Wanted>> takeNext(Duration quietPeriod, int maxPerDay);

    /** Stores it and has the report of the date written again. */
    Uni<Void> add(LocalDate date, Narrative narrative);

    /** Gives back what was taken. */
    Uni<Void> release(Wanted wanted);
}
