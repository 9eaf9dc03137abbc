package io.dealerflow.contracts.raw;

/** A group of traders in a {@link CotReport}. */
public enum TraderGroup {
    /** Legacy report: speculators. */
    NONCOMMERCIAL,
    /** Legacy report: hedgers. */
    COMMERCIAL,
    /** Disaggregated report: producers, merchants, processors and users; hedgers. */
    PRODUCER_MERCHANT,
    /** Disaggregated report. */
    SWAP_DEALER,
    /** Disaggregated report: speculators. */
    MANAGED_MONEY,
    /** Financial futures: dealers and intermediaries, the sell side. */
    DEALER,
    /** Financial futures: asset managers and institutions. */
    ASSET_MANAGER,
    /** Financial futures: hedge funds and other speculators. */
    LEVERAGED_FUNDS,
    /** Disaggregated report and financial futures: reportable traders of no other group. */
    OTHER_REPORTABLE,
    /** Every report: traders below the reporting levels. */
    NONREPORTABLE
}
