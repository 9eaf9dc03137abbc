package io.dealerflow.contracts.quality;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a received file. */
public enum FileOutcome {
    /** Its events are recorded and published. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** It is in quarantine, and nothing of it was published. */
    @JsonProperty("refused")
    REFUSED
}
