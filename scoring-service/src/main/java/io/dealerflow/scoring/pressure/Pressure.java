package io.dealerflow.scoring.pressure;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.scoring.instability.Measures;

/**
 * Direction in which dealer hedging moves spot, under the snapshot's dealer convention. It compares what dealers must trade when spot
 * moves 1 % up and 1 % down; the first rule that applies decides:
 *
 * <ol>
 *   <li>either flow unknown, or no gross exposure → neutral;
 *   <li>both flows under {@value #SMALL_SHARE_PCT} % of gross exposure → neutral;
 *   <li>dealers buy after both moves → up; sell after both → down;
 *   <li>dealers buy falls and sell rises (long gamma) → neutral, since their hedging trades against any move;
 *   <li>dealers sell falls and buy rises (short gamma), one flow at least {@value #DOMINANCE} times the other → towards the larger;
 *   <li>otherwise towards the side of negative gamma: flip above spot → down, flip below → up, no flip → neutral.
 * </ol>
 *
 * @param rule the rule that decided, in words
 */
public record Pressure(PressureDirection direction, String rule) {
    private static final int SMALL_SHARE_PCT = 5;
    private static final double DOMINANCE = 1.25;

    public static Pressure of(GexSnapshot snapshot) {
        Double up = Measures.hedgingFlowDollars(snapshot, 1).orElse(null);
        Double down = Measures.hedgingFlowDollars(snapshot, -1).orElse(null);
        if (up == null || down == null || snapshot.grossGex() <= 0) {
            return new Pressure(PressureDirection.NEUTRAL, "the dealers' hedging flow is not known");
        }
        return decide(snapshot, up, down).under(snapshot.convention().dealer());
    }

    private static Pressure decide(GexSnapshot snapshot, double up, double down) {
        if (Math.max(Math.abs(up), Math.abs(down)) < SMALL_SHARE_PCT / 100.0 * snapshot.grossGex()) {
            return new Pressure(
                    PressureDirection.NEUTRAL,
                    "dealers' hedging of a 1 % move is under " + SMALL_SHARE_PCT + " % of gross exposure");
        }
        if (up > 0 && down > 0) {
            return new Pressure(PressureDirection.UP, "dealers must buy after a 1 % move either way");
        }
        if (up < 0 && down < 0) {
            return new Pressure(PressureDirection.DOWN, "dealers must sell after a 1 % move either way");
        }
        return up <= 0 && down >= 0
                ? new Pressure(PressureDirection.NEUTRAL, "dealers buy falls and sell rises, which damps moves")
                : shortGamma(snapshot, up, -down);
    }

    /** Dollars bought on a rise and sold on a fall, both {@code >= 0}. */
    private static Pressure shortGamma(GexSnapshot snapshot, double buying, double selling) {
        if (selling >= DOMINANCE * buying) {
            return new Pressure(
                    PressureDirection.DOWN, "dealers sell falls and buy rises, and would sell more than buy");
        }
        if (buying >= DOMINANCE * selling) {
            return new Pressure(PressureDirection.UP, "dealers sell falls and buy rises, and would buy more than sell");
        }
        Double distance = snapshot.gammaFlip().distance();
        if (distance == null || distance == 0) {
            return new Pressure(
                    PressureDirection.NEUTRAL,
                    "dealers sell falls and buy rises alike, and no gamma flip leans either way");
        }
        return distance > 0
                ? new Pressure(
                        PressureDirection.DOWN, "dealers sell falls and buy rises, and spot is below the gamma flip")
                : new Pressure(
                        PressureDirection.UP, "dealers sell falls and buy rises, and spot is above the gamma flip");
    }

    private Pressure under(String convention) {
        return new Pressure(direction, rule + " (dealer convention " + convention + ")");
    }
}
