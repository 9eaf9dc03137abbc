package io.dealerflow.quant.chain;

/** Where gamma comes from. */
public enum GammaSource {
    /** Black–Scholes–Merton on the series' forward. */
    MODEL,
    /** As the data source gives it; no volatility is needed and the book cannot be re-priced. */
    VENDOR
}
