package io.dealerflow.contracts.raw;

/** The CFTC's ways to divide traders into groups. */
public enum CotReportType {
    /** Commercial and non-commercial traders, since 1986. */
    LEGACY,
    /** Physical commodities, since 2006. */
    DISAGGREGATED,
    /** Traders in financial futures, since 2006. */
    FINANCIAL
}
