package io.dealerflow.contracts.features;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a book has no gamma flip. */
public enum NoFlipReason {
    /** Net exposure keeps its sign, or is 0, over the whole range searched. */
    NO_SIGN_CHANGE,
    /** Net exposure keeps its sign over the part of the range that was searched; the rest would have cost too much. */
    SEARCH_CUT_SHORT,
    /** The vendor's gammas hold at the current spot only, so that nothing was searched. */
    VENDOR_GAMMA,
    /** No live contract has open interest: it is not published yet. */
    NO_OPEN_INTEREST,
    /** No contract is used, for other reasons: all have expired, say, or none has a volatility. */
    NO_CONTRACTS_USED,
    /** A reason of a newer producer; never written. */
    @JsonEnumDefaultValue
    UNKNOWN
}
