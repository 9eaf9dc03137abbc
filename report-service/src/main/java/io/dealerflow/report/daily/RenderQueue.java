package io.dealerflow.report.daily;

import java.time.Duration;

/** Dates whose data has changed and whose report has to be written again. */
public interface RenderQueue {
    /** What became of one date. */
    enum Outcome {
        /** No date is due. */
        NOTHING_DUE,
        /** The text is the same as that of the newest revision. */
        UNCHANGED,
        /** A new revision is stored and waits to be published. */
        NEW_REVISION,
        /** The date could not be rendered; it is tried again later. */
        FAILED
    }

    /** Takes the date that has waited longest and is due; other replicas take other dates meanwhile. */
    Outcome renderNext(Patience patience);

    /**
     * When a changed date is due.
     *
     * @param quiet   without a further change for so long
     * @param longest or so long after the first change, whatever comes
     */
    record Patience(Duration quiet, Duration longest) {}
}
