package io.dealerflow.ingest.format;

/** Why a whole file is refused; the names are stable codes of the upload's answer. */
public enum RefusalReason {
    /** Empty, or only white space. */
    EMPTY,
    /** Bytes that are not text. */
    BINARY,
    /** Text in an unknown format. */
    UNKNOWN_FORMAT,
    /** A version of a format that is not read. */
    UNSUPPORTED_VERSION,
    /** A quotedata table whose columns are not separated by commas. */
    WRONG_DELIMITER,
    /** Damaged compression, characters or syntax. */
    UNDECODABLE,
    /** XML with a document type declaration. */
    DOCTYPE,
    /** Cut short. */
    TRUNCATED,
    /** A part of the header is missing. */
    MISSING_HEADER,
    /** A part of the header is invalid. */
    INVALID_HEADER,
    /** A row does not have the columns of the header. */
    WRONG_COLUMN_COUNT,
    /** The structure is not that of the format. */
    WRONG_STRUCTURE,
    /** A chain without contracts. */
    NO_CONTRACTS,
    /** Options without their quotes or without their open interest. */
    INCOMPLETE_CHAIN,
    /** A chain that neither quotes a price of its underlying nor has options that imply one. */
    NO_SPOT,
    /** More contracts with a bad value than {@link ParseLimits#maxBadFraction()}. */
    TOO_MANY_BAD_CONTRACTS,
    /** More contracts than {@link ParseLimits#maxContracts()}. */
    TOO_MANY_CONTRACTS,
    /** A file without records. */
    NO_RECORDS,
    /** More records with a bad value than {@link ParseLimits#maxBadFraction()}. */
    TOO_MANY_BAD_RECORDS,
    /** More records than {@link ParseLimits#maxRecords()}. */
    TOO_MANY_RECORDS,
    /** Not data but the source's answer that its rate limit is reached. */
    RATE_LIMITED,
    /** Not data but the source's answer that it has none to give. */
    SOURCE_ERROR,
    /** Larger, once unpacked, than the limits allow. */
    TOO_LARGE
}
