package io.dealerflow.ingest.simulator;

import java.util.SplittableRandom;

/**
 * The path of the simulated index: log spot reverts to {@link #ANCHOR}, log volatility to its mean; falls raise volatility, and
 * the market jumps occasionally. The same seed gives the same path.
 */
public final class SpotPath {
    /** Level to which the index reverts, and around which open interest is concentrated. */
    public static final double ANCHOR = 5000;

    /** Level to which volatility reverts, fraction per root-year. */
    public static final double MEAN_VOLATILITY = 0.18;

    /** Market time of a step, independent of the interval between observations: ten minutes of a session. */
    private static final double STEP_YEARS = 10.0 / (252 * 390);

    private static final double SPOT_PULL = 0.002;
    private static final double VOLATILITY_PULL = 0.005;
    private static final double VOLATILITY_OF_VOLATILITY = 0.025;
    private static final double LEVERAGE = -0.7;
    private static final double JUMP_PROBABILITY = 1 / 60.0;
    private static final double JUMP_SIZE = 0.012;
    private static final double JUMP_BIAS = -0.003;
    private static final double JUMP_TO_VOLATILITY = -8;
    private static final double LEAST_VOLATILITY = 0.08;
    private static final double MOST_VOLATILITY = 0.80;

    private final SplittableRandom random;
    private double logSpot = Math.log(ANCHOR);
    private double logVolatility = Math.log(MEAN_VOLATILITY);

    public SpotPath(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public MarketState state() {
        return new MarketState(Math.round(Math.exp(logSpot) * 100) / 100.0, Math.exp(logVolatility));
    }

    /** Advances by one step; returns the new state. */
    public MarketState step() {
        double shock = random.nextGaussian();
        double own = random.nextGaussian();
        double jump = random.nextDouble() < JUMP_PROBABILITY ? JUMP_BIAS + JUMP_SIZE * random.nextGaussian() : 0;
        double diffusion = Math.exp(logVolatility) * Math.sqrt(STEP_YEARS) * shock;
        logSpot += SPOT_PULL * (Math.log(ANCHOR) - logSpot) + diffusion + jump;
        double mixed = LEVERAGE * shock + Math.sqrt(1 - LEVERAGE * LEVERAGE) * own;
        double pulled = VOLATILITY_PULL * (Math.log(MEAN_VOLATILITY) - logVolatility);
        double moved = logVolatility + pulled + VOLATILITY_OF_VOLATILITY * mixed + JUMP_TO_VOLATILITY * jump;
        logVolatility = Math.clamp(moved, Math.log(LEAST_VOLATILITY), Math.log(MOST_VOLATILITY));
        return state();
    }
}
