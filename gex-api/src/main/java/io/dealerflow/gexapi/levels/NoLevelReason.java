package io.dealerflow.gexapi.levels;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a level has no value. */
public enum NoLevelReason {
    /** No expiry has the two-sided quotes that a parity forward needs. */
    NO_PARITY_FORWARD,
    /** No contract counts. */
    NO_EXPOSURE,
    /** No call at or above spot counts. */
    NO_CALL_EXPOSURE_ABOVE_SPOT,
    /** No put at or below spot counts. */
    NO_PUT_EXPOSURE_BELOW_SPOT,
    /** Nothing in the book is alive. */
    NO_LIVE_EXPIRY,
    /** No contract of the front expiry is open. */
    NO_OPEN_INTEREST,
    /** The front expiry's straddle has no two-sided quotes. */
    NO_TWO_SIDED_QUOTES,
    /** The front expiry has no volatility at the money. */
    NO_ATM_VOLATILITY,
    /** Nothing alive settles within five days. */
    NO_EXPIRY_WITHIN_5_DAYS,
    /** The front expiry has neither a quoted straddle nor a volatility at the money. */
    NO_EXPECTED_MOVE,
    /** Nothing of the front expiry is open within one expected move of spot. */
    NO_OPEN_INTEREST_NEAR_SPOT,
    /** No expiries with a volatility at the money lie on both sides of 30 days. */
    NO_EXPIRIES_AROUND_30_DAYS,
    /** No call is open, or was traded where volume counts. */
    NO_CALLS,
    /** Net exposure keeps its sign over the whole range searched. */
    NO_SIGN_CHANGE,
    /** The file's own gammas cannot be priced at another spot. */
    VENDOR_GAMMA,
    /** The search for crossings ended before the whole range was searched, and found none. */
    SEARCH_CUT_SHORT,
    /** No contract was used. */
    NO_CONTRACTS_USED,
    /** The asset has not been scored. */
    NOT_SCORED,
    /** Every component of the score abstained. */
    ALL_COMPONENTS_ABSTAINED,
    /** A reason of a newer producer. */
    @JsonEnumDefaultValue
    UNKNOWN
}
