package io.dealerflow.quant.smile;

/** Implied volatility of one expiry as a function of log-moneyness {@code k = ln(K/F)}. */
public sealed interface Smile permits SviSmile, LinearSmile {
    /** Fraction per year; beyond the observed strikes an extrapolation. */
    double volatility(double k);

    /** Derivative of volatility by log-moneyness. */
    double slope(double k);

    /** Log-moneyness of the lowest strike observed. */
    double lowest();

    /** Log-moneyness of the highest strike observed. */
    double highest();

    /** Whether a log-moneyness lies within the observed strikes. */
    default boolean covers(double k) {
        return k >= lowest() && k <= highest();
    }
}
