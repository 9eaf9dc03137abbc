package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.scores.Regime;
import org.jspecify.annotations.Nullable;

/**
 * The regime at an index.
 *
 * @param fragileFrom   the index, 0–100, from which a market is fragile; below it is stable
 * @param explosiveFrom the index from which it is explosive
 * @param hysteresis    points past its edge at which a regime is left
 */
public record Regimes(double fragileFrom, double explosiveFrom, double hysteresis) {
    private static final double MAX_INDEX = 100;

    public Regimes {
        if (!(fragileFrom > 0) || !(explosiveFrom > fragileFrom) || !(explosiveFrom < MAX_INDEX)) {
            throw new IllegalArgumentException("fragile_from and explosive_from must ascend between 0 and 100, were "
                    + fragileFrom + " and " + explosiveFrom);
        }
        if (!(hysteresis >= 0) || !(hysteresis < explosiveFrom - fragileFrom)) {
            throw new IllegalArgumentException(
                    "hysteresis must be from 0 to less than the width of fragile, was " + hysteresis);
        }
    }

    /** The regime at {@code index} (0–100) after {@code previous}, which is null at the first observation. */
    Regime at(double index, @Nullable Regime previous) {
        return previous != null && holds(previous, index) ? previous : classify(index);
    }

    private boolean holds(Regime regime, double index) {
        return switch (regime) {
            case STABLE -> index < fragileFrom + hysteresis;
            case FRAGILE -> index >= fragileFrom - hysteresis && index < explosiveFrom + hysteresis;
            case EXPLOSIVE -> index >= explosiveFrom - hysteresis;
        };
    }

    private Regime classify(double index) {
        return index >= explosiveFrom ? Regime.EXPLOSIVE : index >= fragileFrom ? Regime.FRAGILE : Regime.STABLE;
    }
}
