package io.dealerflow.gex.query;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parameters of {@code GET /gex/{symbol}}. Values are case-insensitive, and all combine. */
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

    public static final List<String> DAY_COUNTS =
            List.of("ACT_SECONDS_365", "CALENDAR_DAYS_365", "BUS_262", "BUS_252", "TRADING_TIME");
    public static final List<String> DEALERS = List.of("CALLS_LONG_PUTS_SHORT", "SHORT_ALL", "LONG_ALL", "SIGNED_FLOW");

    static final Set<String> NAMES =
            Set.of(AS_OF, DAY_COUNT, GAMMA, FORWARD, RATE, DIVIDEND_YIELD, IV, EXPIRED, WEIGHT, DEALER, SMILE, PROFILE);

    private static final double RATE_LIMIT = 1;

    private GexParameters() {}

    /**
     * Reads a question.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static GexQuery parse(String symbol, Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, NAMES);
        Instant asOf = given.instant(AS_OF);
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
        boolean profile = "FULL".equals(given.choice(PROFILE, List.of("NONE", "FULL")));
        return new GexQuery(symbol.strip().toUpperCase(Locale.ROOT), asOf, change, profile);
    }
}
