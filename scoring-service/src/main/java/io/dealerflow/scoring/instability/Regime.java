package io.dealerflow.scoring.instability;

import org.jspecify.annotations.Nullable;

/** How a market would take a shock: {@code STABLE} below 30, {@code FRAGILE} from 30, {@code EXPLOSIVE} from 70 of 100. */
public enum Regime {
    STABLE(0, 30),
    FRAGILE(30, 70),
    EXPLOSIVE(70, Double.POSITIVE_INFINITY);

    /** A regime is left only when the index is this many points past its edge. */
    static final double HYSTERESIS_POINTS = 3;

    private final double from;
    private final double to;

    Regime(double from, double to) {
        this.from = from;
        this.to = to;
    }

    /** The regime at {@code index} (0–100) after {@code previous}, which is null at the first observation. */
    public static Regime at(double index, @Nullable Regime previous) {
        return previous != null && previous.holds(index) ? previous : plain(index);
    }

    private boolean holds(double index) {
        return index >= from - HYSTERESIS_POINTS && index < to + HYSTERESIS_POINTS;
    }

    private static Regime plain(double index) {
        return index >= EXPLOSIVE.from ? EXPLOSIVE : index >= FRAGILE.from ? FRAGILE : STABLE;
    }
}
