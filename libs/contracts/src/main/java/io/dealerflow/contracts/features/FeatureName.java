package io.dealerflow.contracts.features;

import io.dealerflow.contracts.event.Unit;
import java.util.Locale;

/**
 * The features of assets, each with its unit. Returns are of daily closes and logarithmic; a percentile is 0–1, mid-rank in the asset's own
 * history of three years; a share is 0–1. Inputs, least histories and the rules for what is missing are in {@code docs/features.md}.
 */
public enum FeatureName {
    /** The newest daily close, or spot of the newest chain where the asset has no closes. */
    CLOSE(Unit.PRICE),
    /** Standard deviation of the last 20 daily returns · √252. */
    REALIZED_VOL_20D(Unit.PER_YEAR),
    /** Percentile of {@link #REALIZED_VOL_20D}. */
    REALIZED_VOL_PERCENTILE(Unit.SHARE),
    /** Slope of the least-squares line through the logarithms of the last 20 closes · 252. */
    TREND_20D(Unit.PER_YEAR),

    // Dealers' positions, from the newest option chain.
    NET_GEX(Unit.USD_PER_PCT),
    NET_GEX_PERCENTILE(Unit.SHARE),
    GROSS_GEX(Unit.USD_PER_PCT),
    /** Share of gross exposure at strikes above spot. */
    GEX_ABOVE_SPOT_SHARE(Unit.SHARE),
    /** Share of gross exposure at strikes below spot. */
    GEX_BELOW_SPOT_SHARE(Unit.SHARE),
    /** Share of gross exposure that expires on the day. */
    ZERO_DTE_SHARE(Unit.SHARE),
    /** Share of gross exposure that expires within seven days. */
    NEAR_EXPIRY_SHARE(Unit.SHARE),
    /** d(net GEX)/dS at spot. */
    NET_GEX_SLOPE(Unit.USD_PER_PCT_PER_POINT),
    NET_DELTA(Unit.USD),
    /** Per vol point of 0.01. */
    NET_VANNA(Unit.USD_PER_VOL_POINT),
    /** Per calendar day. */
    NET_CHARM(Unit.USD_PER_DAY),
    PUT_CALL_OPEN_INTEREST(Unit.RATIO),
    PUT_CALL_VOLUME(Unit.RATIO),
    /** Flip − spot in percent of spot. */
    FLIP_DISTANCE_PCT(Unit.PERCENT),
    /** Flip − spot in expected moves (one standard deviation) of the front expiry. */
    FLIP_DISTANCE_MOVES("expected_moves"),
    /** What dealers must buy (+) or sell (−) when spot falls 1 %, as a share of gross exposure. */
    HEDGING_FLOW_DOWN_SHARE(Unit.RATIO),
    /** At-the-money-forward vol at 30 days. */
    ATM_VOL_30D(Unit.PER_YEAR),
    /** 25-delta call vol − put vol at 30 days. */
    RISK_REVERSAL_25D(Unit.PER_YEAR),
    /** At-the-money-forward vol at 90 days − at 30 days. */
    VOL_TERM_SLOPE(Unit.PER_YEAR),
    /** 30-day at-the-money variance − 20-day realised variance. */
    VARIANCE_RISK_PREMIUM("variance_per_year"),
    /** Open interest of all contracts against the last book of the latest earlier date. */
    OPEN_INTEREST_CHANGE_PCT(Unit.PERCENT),

    // Futures curve.
    /** (F_near − F_next)/F_near; backwardation is positive. */
    CURVE_SLOPE(Unit.RATIO),
    /** {@link #CURVE_SLOPE} per year between the two expiries. */
    ROLL_YIELD(Unit.PER_YEAR),
    /** Open interest of the whole curve against the latest earlier date. */
    CURVE_OPEN_INTEREST_CHANGE_PCT(Unit.PERCENT),

    // Commitments of Traders, known at their release.
    /** Long − short of producers or dealers, percent of the report's open interest. */
    HEDGERS_NET_PCT(Unit.PERCENT),
    /** Long − short of managed money or leveraged funds, percent of the report's open interest. */
    SPECULATORS_NET_PCT(Unit.PERCENT),
    /** {@link #SPECULATORS_NET_PCT} in standard deviations from its mean of three years. */
    SPECULATORS_NET_Z("standard_deviations"),
    /** Percentile of {@link #SPECULATORS_NET_PCT} within three years. */
    SPECULATORS_NET_PERCENTILE(Unit.SHARE),

    // Foreign exchange.
    /** Short rate of the base currency − of the quote currency. */
    CARRY(Unit.PER_YEAR),

    // Credit.
    /** High-yield − investment-grade option-adjusted spread. */
    HY_IG_SPREAD(Unit.PERCENT),
    /** {@link #HY_IG_SPREAD} now − one month before. */
    HY_IG_CHANGE_1M(Unit.PERCENT),

    // Rates.
    /** 10-year − 2-year yield. */
    CURVE_2S10S(Unit.PERCENT),
    /** 10-year − 3-month yield. */
    CURVE_3M10Y(Unit.PERCENT),
    /** Trading days in a row on which {@link #CURVE_2S10S} was below 0, until now. */
    INVERSION_DAYS("days"),
    /** 10-year yield of the US − of Japan. */
    US_JP_10Y(Unit.PERCENT),
    /** 10-year yield of the US − of Australia. */
    US_AU_10Y(Unit.PERCENT),
    /** Change of the central bank's balance sheet over 13 weeks. */
    BALANCE_SHEET_TREND_PCT(Unit.PERCENT),

    // Cross-border.
    SPX_RETURN_20D(Unit.PERCENT),
    DXY_RETURN_20D(Unit.PERCENT),
    /** Of daily returns of SPX and DXY over 60 days. */
    SPX_DXY_CORRELATION_60D("correlation"),
    /** 0 calm, 1 normal, 2 strained: 20-day vol of USDJPY below its 50th, below its 80th percentile, above. */
    USDJPY_VOL_REGIME("level"),
    /** 1 when the yen rises, Japan's 10-year yield rises and SPX falls over 20 days; 0 otherwise. */
    JAPAN_REFLEXIVITY("flag"),

    // The universe as a whole.
    /** Share of the other assets whose {@link #REALIZED_VOL_PERCENTILE} is above 0.8: the stressed ones. */
    STRESSED_SHARE(Unit.SHARE),
    /** Mean absolute 60-day correlation of daily returns with the stressed assets. */
    STRESSED_CORRELATION("correlation"),
    /** {@link #STRESSED_SHARE} · {@link #STRESSED_CORRELATION}; 0 when no asset is stressed. */
    CONTAGION(Unit.SHARE),

    /** Mean sentiment of the news of 24 hours, −1 to 1. */
    NEWS_SENTIMENT("score");

    private final String unit;

    FeatureName(String unit) {
        this.unit = unit;
    }

    /** As {@link AssetFeatures.Feature#unit()} says it. */
    public String unit() {
        return unit;
    }

    /** As it is written everywhere outside the program: {@code net_gex}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
