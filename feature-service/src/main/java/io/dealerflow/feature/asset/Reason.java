package io.dealerflow.feature.asset;

/** Why a feature has no value; stable codes, tested in this order where several are true. */
public enum Reason {
    /** The universe names no source for an input that the asset's class demands. */
    NO_SOURCE,
    /** Nothing is known of an input yet. */
    NO_DATA,
    /** The newest date of an input is older than {@link Role#maxAgeDays()}. */
    STALE,
    /** There are fewer values than the feature needs. */
    SHORT_HISTORY,
    /** Two neighbouring dates that the feature needs are too far apart, or the value it compares with is too old. */
    GAP,
    /** A price or total whose logarithm or ratio is needed is 0 or below. */
    NOT_POSITIVE,
    /** The values do not vary, so that nothing can be measured against their deviation. */
    NO_VARIATION,
    /** The curve has fewer than two contracts that qualify. */
    FEW_CONTRACTS,
    /** The newest observation lacks this figure: no flip, no quotes, no expiry, no open interest. */
    UNAVAILABLE,
    /** No other asset is stressed. */
    NONE_STRESSED,
    /** The result exceeds what a number can hold. */
    OUT_OF_RANGE
}
