package io.dealerflow.ingest.simulator;

/**
 * Forward and smile of the simulated market in one state. Total variance is the SSVI surface of Gatheral and Jacquier,
 * <i>Arbitrage-free SVI volatility surfaces</i> (2014), eq. 4.1, with the power law {@code phi = eta / sqrt(theta (1 + theta))};
 * it is free of butterfly arbitrage, since {@code eta (1 + |rho|) <= 2}.
 */
public record Surface(MarketState state) {
    /** Continuously compounded, fractions per year. */
    public static final double RATE = 0.043;

    public static final double DIVIDEND_YIELD = 0.013;

    private static final double RHO = -0.6;
    private static final double ETA = 1.1;
    private static final double REVERSION_PER_YEAR = 4;

    /** Price for delivery in {@code years}. */
    public double forward(double years) {
        return state.spot() * Math.exp((RATE - DIVIDEND_YIELD) * years);
    }

    /** Implied volatility, fraction per root-year. */
    public double volatility(double strike, double years) {
        double theta = atTheMoneyVariance(years) * years;
        double phi = ETA / Math.sqrt(theta * (1 + theta));
        double scaled = phi * Math.log(strike / forward(years));
        double wing = Math.sqrt((scaled + RHO) * (scaled + RHO) + 1 - RHO * RHO);
        return Math.sqrt(theta / 2 * (1 + RHO * scaled + wing) / years);
    }

    /** Mean of a mean-reverting variance, per year. */
    private double atTheMoneyVariance(double years) {
        double level = SpotPath.MEAN_VOLATILITY * SpotPath.MEAN_VOLATILITY;
        double excess = state.volatility() * state.volatility() - level;
        double decay = REVERSION_PER_YEAR * years;
        return level + excess * -Math.expm1(-decay) / decay;
    }
}
