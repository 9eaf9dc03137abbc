package io.dealerflow.quant.american;

/** When the holder of an American option should exercise. */
public enum Exercise {
    /** Now: the option is worth its intrinsic value. */
    IMMEDIATE,
    /** When the spot crosses the exercise boundary at some time before expiry, such as just before an ex-date. */
    EARLY,
    /**
     * Only at expiry: early exercise never pays, the option is worth the European one to the last digit. A call where
     * {@code yield <= 0} and {@code rate >= yield}, if besides the strike's interest from each ex-date to the next, or to
     * expiry, is at least the dividend; a put where {@code rate <= 0} and {@code yield >= rate}.
     */
    NEVER
}
