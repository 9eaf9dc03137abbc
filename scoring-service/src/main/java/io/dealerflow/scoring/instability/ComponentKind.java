package io.dealerflow.scoring.instability;

import java.util.Locale;

/** The components of the instability index, in the order in which a score lists them. */
public enum ComponentKind {
    FLOW(0.20),
    VOL(0.20),
    POSITIONING(0.20),
    CARRY_TERM(0.10),
    CREDIT(0.10),
    CONTAGION(0.10),
    NARRATIVE(0.10);

    private final double baseWeight;

    ComponentKind(double baseWeight) {
        this.baseWeight = baseWeight;
    }

    /** Share in the index when no component abstains; the shares of all add up to 1. */
    public double baseWeight() {
        return baseWeight;
    }

    /** Name in events: {@code flow}, {@code carry_term}, … */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
