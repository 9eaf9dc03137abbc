package io.dealerflow.dbn;

/** Why bytes cannot be read as DBN. */
public enum DbnProblem {
    /** There are no bytes. */
    EMPTY,
    /** Neither DBN nor a sequence of DBN records. */
    NOT_DBN,
    /** DBZ, the format before DBN. */
    DBZ,
    /** A version later than 3. */
    UNSUPPORTED_VERSION,
    /** The metadata contradict themselves or have an invalid value. */
    INVALID_METADATA,
    /** The length of a record is not that of its type. */
    INVALID_RECORD,
    /** Cut short. */
    TRUNCATED,
    /** The compressed data are damaged. */
    DAMAGED,
    /** Larger than {@link DbnLimits} allow. */
    TOO_LARGE
}
