package io.dealerflow.contracts.jobs;

/** How far a job or a unit is. */
public enum JobState {
    /** Not begun, or to be tried again. */
    PENDING,
    RUNNING,
    DONE,
    /** A unit after its last attempt; a job when it could not be divided or finished, or one of its units has failed. */
    FAILED,
    CANCELLED;

    /** Whether it stays as it is. */
    public boolean isEnd() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }
}
