package io.dealerflow.quant.chain;

/** Why a contract was not used, in the order in which the reasons are tested. */
public enum DropReason {
    /** Its deliverable was adjusted and is unknown. */
    ADJUSTED,
    /** Settled at or before the book's as-of. */
    EXPIRED,
    /** Observed more than 24 hours before the book's as-of. */
    STALE,
    /** No contract is open. */
    ZERO_OPEN_INTEREST,
    /** In place of {@link #ZERO_OPEN_INTEREST} when volume is the weight. */
    ZERO_VOLUME,
    /** Signed flow was asked for and the source gave none for this contract. */
    NO_SIGNED_FLOW,
    /** In place of {@link #ZERO_OPEN_INTEREST} under signed flow: bought as much as sold. */
    ZERO_SIGNED_FLOW,
    /** No usable volatility from any source. */
    NO_IV,
    /** The vendor's gamma was asked for and the source gave none. */
    NO_VENDOR_GAMMA
}
