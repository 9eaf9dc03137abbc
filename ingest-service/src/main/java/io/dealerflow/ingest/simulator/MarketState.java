package io.dealerflow.ingest.simulator;

/**
 * The simulated market between two steps.
 *
 * @param spot       index points
 * @param volatility instantaneous, fraction per root-year
 */
public record MarketState(double spot, double volatility) {}
