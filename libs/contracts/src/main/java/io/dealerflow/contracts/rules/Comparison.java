package io.dealerflow.contracts.rules;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a rule compares a figure with its level. */
public enum Comparison {
    /** Larger than the level. */
    @JsonProperty("above")
    ABOVE,
    /** Smaller than the level. */
    @JsonProperty("below")
    BELOW,
    /** Larger than the level, after an observation at which it was not. */
    @JsonProperty("crosses_above")
    CROSSES_ABOVE,
    /** Smaller than the level, after an observation at which it was not. */
    @JsonProperty("crosses_below")
    CROSSES_BELOW,
    /** Differs from the observation before, in either direction, by the level or more, in percent of the value before. */
    @JsonProperty("changes_by")
    CHANGES_BY,
    /** A comparison of a newer producer; never written. A reader leaves such a rule out. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** As it is written everywhere outside the program. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the condition is one of being beyond the level, which can last, rather than of a change. */
    public boolean canLast() {
        return this != CHANGES_BY;
    }

    /** Whether the rule waits for a figure that is not beyond the level before it can raise its first alert. */
    public boolean isCrossing() {
        return this == CROSSES_ABOVE || this == CROSSES_BELOW;
    }

    /** Whether {@code value} lies beyond {@code level}; neither is NaN. Never for the comparisons that are not of a level. */
    public boolean isBeyond(double value, double level) {
        return switch (this) {
            case ABOVE, CROSSES_ABOVE -> value > level;
            case BELOW, CROSSES_BELOW -> value < level;
            case CHANGES_BY, UNKNOWN -> false;
        };
    }
}
