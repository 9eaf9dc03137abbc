package io.dealerflow.contracts.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a book has no gamma flip. */
public enum NoFlipReason {
    /** Net exposure keeps its sign, or is 0, over the whole range searched. */
    NO_SIGN_CHANGE,
    /** Net exposure keeps its sign over the part of the range that was searched; the rest is too expensive to search. */
    SEARCH_CUT_SHORT,
    /** The vendor's gammas hold at the current spot only, so that nothing was searched. */
    VENDOR_GAMMA,
    /** No live contract has open interest: it is not published yet. */
    NO_OPEN_INTEREST,
    /** No contract is used for another reason, such as expiry or missing volatilities. */
    NO_CONTRACTS_USED,
    /** A reason that only a newer producer has; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
