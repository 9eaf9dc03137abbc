package io.dealerflow.gex.query;

import io.dealerflow.contracts.GexAnalytics.HedgingShift;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /gex/{symbol}} and its analytics. Values are case-insensitive, and all combine. */
public final class GexParameters {
    public static final String AS_OF = "as_of";
    public static final String DAY_COUNT = "day_count";
    public static final String GAMMA = "gamma";
    public static final String FORWARD = "forward";
    public static final String RATE = "rate";
    public static final String DIVIDEND_YIELD = "dividend_yield";
    public static final String IV = "iv";
    public static final String EXPIRED = "expired";
    public static final String WEIGHT = "weight";
    public static final String DEALER = "dealer";
    public static final String SMILE = "smile";
    public static final String PROFILE = "profile";
    public static final String VOL_SHIFT = "vol_shift";
    public static final String TIME_SHIFT_DAYS = "time_shift_days";

    public static final List<String> DAY_COUNTS =
            List.of("ACT_SECONDS_365", "CALENDAR_DAYS_365", "BUS_262", "BUS_252", "TRADING_TIME");
    public static final List<String> DEALERS = List.of("CALLS_LONG_PUTS_SHORT", "SHORT_ALL", "LONG_ALL", "SIGNED_FLOW");

    private static final Set<String> BOOK_NAMES =
            Set.of(AS_OF, DAY_COUNT, GAMMA, FORWARD, RATE, DIVIDEND_YIELD, IV, EXPIRED, WEIGHT, DEALER, SMILE);

    private static final double RATE_LIMIT = 1;
    private static final double VOL_SHIFT_LIMIT = 50;
    private static final double TIME_SHIFT_LIMIT = 365;

    private GexParameters() {}

    /**
     * Reads a question about positioning.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static GexQuery parse(String symbol, Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, bookNamesAnd(PROFILE));
        boolean profile = "FULL".equals(given.choice(PROFILE, List.of("NONE", "FULL")));
        return new GexQuery(upper(symbol), given.instant(AS_OF), change(given), profile);
    }

    /**
     * Reads a question about analytics.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static AnalyticsQuery parseAnalytics(String symbol, Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, bookNamesAnd(VOL_SHIFT, TIME_SHIFT_DAYS));
        var shift = new HedgingShift(
                orZero(given.number(VOL_SHIFT, -VOL_SHIFT_LIMIT, VOL_SHIFT_LIMIT)),
                orZero(given.number(TIME_SHIFT_DAYS, 0, TIME_SHIFT_LIMIT)));
        return new AnalyticsQuery(upper(symbol), given.instant(AS_OF), change(given), shift);
    }

    private static ConventionChange change(Parameters given) {
        var change = new ConventionChange(
                given.choice(DAY_COUNT, DAY_COUNTS),
                given.choice(DEALER, DEALERS),
                given.choice(WEIGHT, List.of("OI", "VOLUME")),
                given.choice(GAMMA, List.of("MODEL", "VENDOR")),
                given.number(RATE, -RATE_LIMIT, RATE_LIMIT),
                given.number(DIVIDEND_YIELD, -RATE_LIMIT, RATE_LIMIT),
                given.choice(FORWARD, List.of("PARITY", "CURVE")),
                given.choice(IV, List.of("FALLBACK", "VENDOR")),
                given.choice(SMILE, List.of("NONE", "OTM")),
                given.choice(EXPIRED, List.of("DROP", "KEEP")));
        if ("KEEP".equals(change.expired()) && !"VENDOR".equals(change.gamma())) {
            throw new InvalidParameterException(
                    EXPIRED, "keep needs gamma=vendor: an expired contract has no model gamma");
        }
        if ("SIGNED_FLOW".equals(change.dealer())) {
            throw new InvalidParameterException(DEALER, "SIGNED_FLOW needs signed trades, and there are none");
        }
        return change;
    }

    private static Set<String> bookNamesAnd(String... more) {
        Set<String> names = new HashSet<>(BOOK_NAMES);
        Collections.addAll(names, more);
        return names;
    }

    private static String upper(String symbol) {
        return symbol.strip().toUpperCase(Locale.ROOT);
    }

    private static double orZero(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
