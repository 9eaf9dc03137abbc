package io.dealerflow.ingest.format;

/** Why a file is refused whole; the names are stable codes of the upload's answer. */
public enum RefusalReason {
    /** Nothing in it but blanks. */
    EMPTY,
    /** Bytes that are not text. */
    BINARY,
    /** Text in none of the formats that are read. */
    UNKNOWN_FORMAT,
    /** A quotedata table whose columns are not separated by commas. */
    WRONG_DELIMITER,
    /** Damaged compression, characters or syntax. */
    UNDECODABLE,
    /** It ends before it is complete. */
    TRUNCATED,
    /** A part of the header is not there. */
    MISSING_HEADER,
    /** A part of the header is there and cannot be used. */
    INVALID_HEADER,
    /** A row does not have the 22 columns. */
    WRONG_COLUMN_COUNT,
    /** The parts are there, but in another structure than the format's. */
    WRONG_STRUCTURE,
    /** A chain without contracts. */
    NO_CONTRACTS,
    /** More contracts with a bad value than {@link ParseLimits#maxBadFraction()}. */
    TOO_MANY_BAD_CONTRACTS,
    /** More contracts than {@link ParseLimits#maxContracts()}. */
    TOO_MANY_CONTRACTS,
    /** Larger, once unpacked, than the limits allow. */
    TOO_LARGE
}
