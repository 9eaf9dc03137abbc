package io.dealerflow.scoring.instability;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.features.FeatureName;
import java.util.List;
import java.util.Locale;

/** Figures that components are scaled from; larger is always less stable. Definitions and units are in docs/scores.md. */
public enum MeasureKind {
    @JsonProperty("hedging_flow_sold")
    HEDGING_FLOW_SOLD(true),
    @JsonProperty("japan_reflexivity")
    JAPAN_REFLEXIVITY(false),
    @JsonProperty("atm_vol_30d")
    ATM_VOL_30D(true),
    @JsonProperty("realized_vol_20d")
    REALIZED_VOL_20D(false),
    @JsonProperty("usdjpy_vol_regime")
    USDJPY_VOL_REGIME(false),
    @JsonProperty("negative_gamma_depth")
    NEGATIVE_GAMMA_DEPTH(true),
    @JsonProperty("short_gamma_share")
    SHORT_GAMMA_SHARE(true),
    @JsonProperty("speculator_crowding")
    SPECULATOR_CROWDING(false),
    @JsonProperty("vol_term_inversion")
    VOL_TERM_INVERSION(true),
    @JsonProperty("backwardation")
    BACKWARDATION(false),
    @JsonProperty("carry_size")
    CARRY_SIZE(false),
    @JsonProperty("curve_inversion")
    CURVE_INVERSION(false),
    @JsonProperty("credit_spread_with_trend")
    CREDIT_SPREAD_WITH_TREND(false),
    @JsonProperty("credit_spread")
    CREDIT_SPREAD(false),
    @JsonProperty("contagion")
    CONTAGION(false),
    @JsonProperty("spx_dxy_correlation_size")
    SPX_DXY_CORRELATION_SIZE(false),
    @JsonProperty("negative_sentiment")
    NEGATIVE_SENTIMENT(false);

    private final boolean ofOptionBook;

    MeasureKind(boolean ofOptionBook) {
        this.ofOptionBook = ofOptionBook;
    }

    /** Whether it comes of an option book, and has no value while that has no exposure. */
    boolean isOfOptionBook() {
        return ofOptionBook;
    }

    /** What it is computed from. */
    List<FeatureName> features() {
        return switch (this) {
            case HEDGING_FLOW_SOLD -> List.of(FeatureName.HEDGING_FLOW_DOWN_SHARE);
            case JAPAN_REFLEXIVITY -> List.of(FeatureName.JAPAN_REFLEXIVITY);
            case ATM_VOL_30D -> List.of(FeatureName.ATM_VOL_30D);
            case REALIZED_VOL_20D -> List.of(FeatureName.REALIZED_VOL_20D);
            case USDJPY_VOL_REGIME -> List.of(FeatureName.USDJPY_VOL_REGIME);
            case NEGATIVE_GAMMA_DEPTH -> List.of(FeatureName.FLIP_DISTANCE_PCT, FeatureName.NET_GEX);
            case SHORT_GAMMA_SHARE -> List.of(FeatureName.NET_GEX, FeatureName.GROSS_GEX);
            case SPECULATOR_CROWDING -> List.of(FeatureName.SPECULATORS_NET_PERCENTILE);
            case VOL_TERM_INVERSION -> List.of(FeatureName.VOL_TERM_SLOPE);
            case BACKWARDATION -> List.of(FeatureName.CURVE_SLOPE);
            case CARRY_SIZE -> List.of(FeatureName.CARRY);
            case CURVE_INVERSION -> List.of(FeatureName.CURVE_2S10S);
            case CREDIT_SPREAD_WITH_TREND -> List.of(FeatureName.HY_IG_SPREAD, FeatureName.HY_IG_CHANGE_1M);
            case CREDIT_SPREAD -> List.of(FeatureName.HY_IG_SPREAD);
            case CONTAGION -> List.of(FeatureName.CONTAGION);
            case SPX_DXY_CORRELATION_SIZE -> List.of(FeatureName.SPX_DXY_CORRELATION_60D);
            case NEGATIVE_SENTIMENT -> List.of(FeatureName.NEWS_SENTIMENT);
        };
    }

    /** @param values those of {@link #features()}, in their order */
    double of(double[] values) {
        double value = switch (this) {
            case HEDGING_FLOW_SOLD, VOL_TERM_INVERSION, CURVE_INVERSION, NEGATIVE_SENTIMENT -> -values[0];
            case JAPAN_REFLEXIVITY,
                    ATM_VOL_30D,
                    REALIZED_VOL_20D,
                    USDJPY_VOL_REGIME,
                    BACKWARDATION,
                    CREDIT_SPREAD,
                    CONTAGION -> values[0];
            case NEGATIVE_GAMMA_DEPTH -> -Math.signum(values[1]) * Math.abs(values[0]);
            case SHORT_GAMMA_SHARE -> -values[0] / values[1];
            case SPECULATOR_CROWDING -> Math.abs(2 * values[0] - 1);
            case CARRY_SIZE, SPX_DXY_CORRELATION_SIZE -> Math.abs(values[0]);
            case CREDIT_SPREAD_WITH_TREND -> values[0] + values[1];
        };
        return value + 0.0; // no negative zero
    }

    /** Name in events and in the file of definitions: {@code atm_vol_30d}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
