package io.dealerflow.scoring.pressure;

import java.time.Duration;

/**
 * From where on {@link Pressure} takes positions and carry for pronounced.
 *
 * @param minFlowShare          share of gross exposure that dealers trade after a fall of 1 %
 * @param crowdedPercentile     of speculators' net position, above 0.5; the same below as above the middle
 * @param minCarry              fraction per year
 * @param minRollYield          fraction per year
 * @param stressedVolPercentile of realised vol, from which on carried positions are closed
 */
public record PressureLimits(
        double minFlowShare,
        double crowdedPercentile,
        double minCarry,
        double minRollYield,
        double stressedVolPercentile,
        MaxAge maxAge) {
    public PressureLimits {
        require(minFlowShare > 0 && minFlowShare < 1, "min_flow_share must be between 0 and 1", minFlowShare);
        require(
                crowdedPercentile > 0.5 && crowdedPercentile <= 1,
                "crowded_percentile must be above 0.5 and at most 1",
                crowdedPercentile);
        require(minCarry > 0 && minCarry < 1, "min_carry must be between 0 and 1", minCarry);
        require(minRollYield > 0 && minRollYield < 1, "min_roll_yield must be between 0 and 1", minRollYield);
        require(
                stressedVolPercentile > 0 && stressedVolPercentile <= 1,
                "stressed_vol_percentile must be above 0 and at most 1",
                stressedVolPercentile);
    }

    /** Largest ages of the features; that of carry is also that of realised vol beside it. */
    public record MaxAge(Duration flow, Duration positions, Duration carry, Duration rollYield) {
        public MaxAge {
            requirePositive(flow, "flow");
            requirePositive(positions, "positions");
            requirePositive(carry, "carry");
            requirePositive(rollYield, "roll_yield");
        }

        private static void requirePositive(Duration age, String name) {
            if (!age.isPositive()) {
                throw new IllegalArgumentException(name + " must be positive, was " + age);
            }
        }
    }

    private static void require(boolean holds, String what, double was) {
        if (!holds) {
            throw new IllegalArgumentException(what + ", was " + was);
        }
    }
}
