package io.dealerflow.contracts.jobs;

/** What a request asks for. */
public enum JobAction {
    /** To do a job, or one unit of it. */
    RUN,
    /** To begin no further unit of a job. */
    CANCEL
}
