package io.dealerflow.quant;

/** Units of this module's figures. */
public final class Units {
    /** One percent as a fraction: gamma exposure is stated for such a move of spot. */
    public static final double PERCENT = 0.01;
    /** One volatility point, fraction per root-year. */
    public static final double VOLATILITY_POINT = 0.01;
    /** Days of which a year has 365, whatever the day count. */
    public static final double DAYS_PER_YEAR = 365;

    private Units() {}
}
