package io.dealerflow.contracts.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The unit of a number in an event. A number with a unit can be compared by the rules of users. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unit {
    /** In the currency or the points in which the asset is quoted. */
    String PRICE = "price";

    /** US dollars of delta per 1 % move of spot. */
    String USD_PER_PCT = "usd_per_pct";

    /** {@link #USD_PER_PCT} per point of spot. */
    String USD_PER_PCT_PER_POINT = "usd_per_pct_per_point";

    String USD = "usd";
    /** US dollars per vol point of 0.01. */
    String USD_PER_VOL_POINT = "usd_per_vol_point";
    /** US dollars per calendar day. */
    String USD_PER_DAY = "usd_per_day";

    String PERCENT = "percent";
    /** 0–1. */
    String SHARE = "share";

    String RATIO = "ratio";
    /** Fraction per year; of a volatility, per root-year. */
    String PER_YEAR = "fraction_per_year";
    /** 0–100. */
    String POINTS = "points";

    String CONTRACTS = "contracts";

    String value();
}
