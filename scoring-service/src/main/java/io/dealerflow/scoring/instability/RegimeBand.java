package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.scores.Regime;
import org.jspecify.annotations.Nullable;

/** The regime at an index: {@code STABLE} below 30, {@code FRAGILE} from 30, {@code EXPLOSIVE} from 70 of 100. */
record RegimeBand(double from, double to) {
    /** Hysteresis: points past the edge at which a regime is left. */
    static final double HYSTERESIS_POINTS = 3;

    private static final double FRAGILE_FROM = 30;
    private static final double EXPLOSIVE_FROM = 70;

    /** The regime at {@code index} (0–100) after {@code previous}, which is null at the first observation. */
    static Regime regimeAt(double index, @Nullable Regime previous) {
        return previous != null && of(previous).holds(index) ? previous : classify(index);
    }

    private static RegimeBand of(Regime regime) {
        return switch (regime) {
            case STABLE -> new RegimeBand(0, FRAGILE_FROM);
            case FRAGILE -> new RegimeBand(FRAGILE_FROM, EXPLOSIVE_FROM);
            case EXPLOSIVE -> new RegimeBand(EXPLOSIVE_FROM, Double.POSITIVE_INFINITY);
        };
    }

    private boolean holds(double index) {
        return index >= from - HYSTERESIS_POINTS && index < to + HYSTERESIS_POINTS;
    }

    private static Regime classify(double index) {
        return index >= EXPLOSIVE_FROM ? Regime.EXPLOSIVE : index >= FRAGILE_FROM ? Regime.FRAGILE : Regime.STABLE;
    }
}
