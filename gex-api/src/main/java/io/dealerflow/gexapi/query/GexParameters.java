package io.dealerflow.gexapi.query;

import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.ForwardRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.SmileRule;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.chain.VolatilityRule;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.time.DayCount;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /gex/{symbol}} and its analytics. Values are case-insensitive, and all combine. */
public final class GexParameters {
    public static final String AS_OF = "as_of";
    public static final String RATE = "rate";
    public static final String DIVIDEND_YIELD = "dividend_yield";
    public static final String PROFILE = "profile";
    public static final String VOL_SHIFT = "vol_shift";
    public static final String TIME_SHIFT_DAYS = "time_shift_days";

    public static final Choice<DayCount> DAY_COUNT = Choice.of("day_count", Convention.DEFAULT.dayCount());
    public static final Choice<GammaSource> GAMMA = Choice.of("gamma", Convention.DEFAULT.gamma());
    public static final Choice<ForwardRule> FORWARD = Choice.of("forward", Convention.DEFAULT.forward());
    public static final Choice<VolatilityRule> IV = Choice.of("iv", Convention.DEFAULT.iv());
    public static final Choice<ExpiredRule> EXPIRED = Choice.of("expired", Convention.DEFAULT.expired());
    public static final Choice<Weight> WEIGHT = Choice.of("weight", Convention.DEFAULT.weight());
    /** Observed chains have no signed trades, so the convention that needs them is not offered. */
    public static final Choice<DealerConvention> DEALER = new Choice<>(
            "dealer",
            Convention.DEFAULT.dealer(),
            List.of(DealerConvention.CALLS_LONG_PUTS_SHORT, DealerConvention.SHORT_ALL, DealerConvention.LONG_ALL));

    public static final Choice<SmileRule> SMILE = Choice.of("smile", Convention.DEFAULT.smile());

    public static final Choice<VolatilityDynamics> DYNAMICS = Choice.of("dynamics", Convention.DEFAULT.dynamics());

    private static final List<Choice<?>> CHOICES =
            List.of(DAY_COUNT, GAMMA, FORWARD, IV, EXPIRED, WEIGHT, DEALER, SMILE, DYNAMICS);

    private static final double RATE_LIMIT = 1;
    private static final double VOL_SHIFT_LIMIT = 50;
    private static final double TIME_SHIFT_LIMIT = 365;

    private GexParameters() {}

    /**
     * Reads a query for positioning.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static GexQuery parse(String symbol, Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, bookNamesAnd(PROFILE, TableParameters.FORMAT));
        boolean profile = "full".equals(given.choice(PROFILE, List.of("none", "full")));
        return new GexQuery(Symbols.names(symbol).getFirst(), given.instant(AS_OF), change(given), profile);
    }

    /**
     * Reads a query for analytics.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static AnalyticsQuery parseAnalytics(String symbol, Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, bookNamesAnd(VOL_SHIFT, TIME_SHIFT_DAYS, TableParameters.FORMAT));
        return new AnalyticsQuery(Symbols.names(symbol).getFirst(), given.instant(AS_OF), change(given), shift(given));
    }

    static HedgingShift shift(Parameters given) {
        return new HedgingShift(
                orZero(given.number(VOL_SHIFT, -VOL_SHIFT_LIMIT, VOL_SHIFT_LIMIT)),
                orZero(given.number(TIME_SHIFT_DAYS, 0, TIME_SHIFT_LIMIT)));
    }

    /**
     * Which book under which convention, among parameters of which others are ignored.
     *
     * @throws InvalidParameterException naming the parameter that is malformed or contradicts another
     */
    public static BookOptions options(Map<String, List<String>> query) {
        Parameters given = Parameters.ofKnown(query, bookNamesAnd());
        return new BookOptions(given.instant(AS_OF), change(given));
    }

    static ConventionChange change(Parameters given) {
        var change = new ConventionChange(
                DAY_COUNT.in(given),
                DEALER.in(given),
                WEIGHT.in(given),
                GAMMA.in(given),
                given.number(RATE, -RATE_LIMIT, RATE_LIMIT),
                given.number(DIVIDEND_YIELD, -RATE_LIMIT, RATE_LIMIT),
                FORWARD.in(given),
                IV.in(given),
                SMILE.in(given),
                EXPIRED.in(given),
                DYNAMICS.in(given));
        if (change.expired() == ExpiredRule.KEEP && change.gamma() != GammaSource.VENDOR) {
            throw new InvalidParameterException(
                    EXPIRED.name(), "keep needs gamma=vendor: an expired contract has no model gamma");
        }
        return change;
    }

    /** Whether a parameter of this name chooses a book or its convention. */
    public static boolean isOfBook(String name) {
        return bookNamesAnd().contains(name);
    }

    static Set<String> bookNamesAnd(String... more) {
        Set<String> names = new HashSet<>(List.of(more));
        Collections.addAll(names, AS_OF, RATE, DIVIDEND_YIELD);
        CHOICES.forEach(choice -> names.add(choice.name()));
        return names;
    }

    private static double orZero(@Nullable Double number) {
        return number == null ? 0 : number;
    }
}
