package io.dealerflow.quant.hedging;

/**
 * What dealers must buy (+) or sell (-) after a move of spot, in units of underlying, by full re-pricing.
 *
 * @param move     of spot, fraction
 * @param movedSpot spot after the move
 * @param total    after the move and the shift together
 * @param gamma    part of the move alone
 * @param vanna    part of the volatility shift alone
 * @param charm    part of the time shift alone
 */
public record HedgingFlow(double move, double movedSpot, double total, double gamma, double vanna, double charm) {
    /** The total less its parts. */
    public double residual() {
        return total - gamma - vanna - charm;
    }

    /** The total in dollars at the moved spot. */
    public double dollars() {
        return total * movedSpot;
    }
}
