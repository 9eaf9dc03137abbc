package io.dealerflow.contracts.scores;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an alert is about; the SSE event name. Types are added in the course of time. */
public enum AlertType {
    /** Spot is near the level where dealers' net gamma changes sign. */
    @JsonProperty("gamma_flip_proximity")
    GAMMA_FLIP_PROXIMITY,
    /** One strike holds a large share of gross gamma exposure. */
    @JsonProperty("high_gex_concentration")
    HIGH_GEX_CONCENTRATION,
    /** The front expiry may pull spot to a strike. */
    @JsonProperty("pin_risk_warning")
    PIN_RISK_WARNING,
    /** The instability index entered another regime. */
    @JsonProperty("regime_change")
    REGIME_CHANGE,
    /** Dealers are so short of gamma that their hedging moves with the market. */
    @JsonProperty("destabilizing_dealers")
    DESTABILIZING_DEALERS,
    /** Spot crossed the call wall or the put wall of the snapshot before. */
    @JsonProperty("wall_breach")
    WALL_BREACH,
    /** A large share of gross gamma exposure expires on the day. */
    @JsonProperty("zero_dte_share")
    ZERO_DTE_SHARE,
    /** The instability index changed by many points in a short time. */
    @JsonProperty("score_jump")
    SCORE_JUMP,
    /** A file was refused, had many bad records, or breaks a rule of its kind. */
    @JsonProperty("data_quality")
    DATA_QUALITY,
    /** A source that delivered has stopped: its newest data is older than expected. */
    @JsonProperty("data_stale")
    DATA_STALE,
    /** The recent inputs or answers of a model are far from those that it was tested on. */
    @JsonProperty("model_drift")
    MODEL_DRIFT,
    /** A model sees a formation in a picture of a chart. */
    @JsonProperty("chart_pattern")
    CHART_PATTERN,
    /** The condition of a rule of a user holds. */
    @JsonProperty("user_rule")
    USER_RULE,
    /** A type of a newer producer; never written. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** As it is written everywhere outside the program. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
