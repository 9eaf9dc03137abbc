package io.dealerflow.quant.vol;

/**
 * The constants of {@code LogPriceSolver}. Internal: public only for {@code batch}, and may change.
 */
public final class LogPriceFit {
    /** Below this a price is left to the general solver; so is one above {@link #HIGHEST_SHARE} of its bound. */
    public static final double LEAST_PRICE = 1e-280;

    /** Share of its upper bound {@code e^(x/2)} above which a price hardly determines the volatility. */
    public static final double HIGHEST_SHARE = 0.8;
    /** A last step below this share leaves an error of its fourth power. */
    public static final double SETTLED = 4e-4;
    /** Steps at most; one is enough for most. */
    public static final int STEPS = 3;
    /** From this t on, D is the difference of two ratios; below, a series in t. */
    public static final double LARGE = 0.125;
    /** The highest derivative of Y in that series. */
    public static final int HIGHEST_DERIVATIVE = 13;
    /** Nearer to the money than this share of the price, an option is guessed like one at the money. */
    public static final double LEAST_DEPTH = 1e-4;

    /**
     * Bachelier's {@code |h|} by {@code r = sqrt(ln(1 + |F-K|/price))} is {@code r^2} times a ratio of polynomials, to 0.03 % for
     * {@code |h|} below 37. This is the constant above; the one below is 1; from tools/reference/approximations.py.
     */
    public static final double ABOVE_0 = 0.39879462;

    /** Of r above. */
    public static final double ABOVE_1 = 0.00716058;
    /** Of r^2 above. */
    public static final double ABOVE_2 = 0.03492736;
    /** Of r^3 above. */
    public static final double ABOVE_3 = 0.01907379;
    /** Of r below. */
    public static final double BELOW_1 = 0.01129706;
    /** Of r^2 below. */
    public static final double BELOW_2 = 0.10949751;
    /** Of r^3 below. */
    public static final double BELOW_3 = 0.02306847;
    /** Of r^4 below. */
    public static final double BELOW_4 = 0.01353905;

    /**
     * Black's total volatility at the money by Bachelier's n is {@code n (1 + n^2/24 + 7 n^4/1920)}: the series of the inverse error
     * function.
     */
    public static final double CUBIC = 1.0 / 24;

    /** Of {@code n^5} in that series, as {@link #CUBIC} of {@code n^3}. */
    public static final double QUINTIC = 7.0 / 1920;

    /** {@code ln sqrt(2 pi)}. */
    public static final double LOG_ROOT_TWO_PI = 0.9189385332046728;

    private LogPriceFit() {}
}
