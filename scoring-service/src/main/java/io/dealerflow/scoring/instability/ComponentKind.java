package io.dealerflow.scoring.instability;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The components of the instability index, in the order in which a score lists them. */
public enum ComponentKind {
    @JsonProperty("flow")
    FLOW,
    @JsonProperty("vol")
    VOL,
    @JsonProperty("positioning")
    POSITIONING,
    @JsonProperty("carry_term")
    CARRY_TERM,
    @JsonProperty("credit")
    CREDIT,
    @JsonProperty("contagion")
    CONTAGION,
    @JsonProperty("narrative")
    NARRATIVE;

    /** Name in events and in the file of definitions: {@code flow}, {@code carry_term}, … */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
