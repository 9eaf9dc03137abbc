package io.dealerflow.positioning;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
import io.dealerflow.contracts.features.GexSnapshot.RateCurve.CurvePoint;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.ForwardRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.SmileRule;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.chain.VolatilityRule;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.curve.RateCurve;
import io.dealerflow.quant.time.DayCount;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of conventions in parameters of the API and values in its answers. */
public final class ConventionNames {
    private static final double THIRTY_DAYS = 30 / DAYS_PER_YEAR;

    private ConventionNames() {}

    /** The convention in an answer; of a curve of rates the maturities and rates, without what they come from. */
    public static ConventionUsed used(Convention convention) {
        RateCurve rates = convention.rates();
        List<CurvePoint> points = IntStream.range(0, rates.years().size())
                .mapToObj(i ->
                        new CurvePoint(rates.years().get(i), rates.zeroRates().get(i), null, null))
                .toList();
        return used(convention, points.size() == 1 ? null : new GexSnapshot.RateCurve(null, points));
    }

    /**
     * The convention in an answer.
     *
     * @param curve what its rates come from; null for one rate
     */
    static ConventionUsed used(Convention convention, GexSnapshot.@Nullable RateCurve curve) {
        return new ConventionUsed(
                name(convention.dayCount()),
                name(convention.dealer()),
                name(convention.weight()),
                name(convention.gamma()),
                convention.rates().zeroRate(THIRTY_DAYS),
                convention.dividendYield(),
                name(convention.forward()),
                name(convention.iv()),
                name(convention.smile()),
                name(convention.expired()),
                convention.nearFlip(),
                name(convention.dynamics()),
                curve);
    }

    /**
     * The convention of an answer, the inverse of {@link #used}.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public static Convention convention(ConventionUsed used) {
        return Convention.DEFAULT.toBuilder()
                .dayCount(value(DayCount.class, used.dayCount()))
                .dealer(value(DealerConvention.class, used.dealer()))
                .weight(value(Weight.class, used.weight()))
                .gamma(value(GammaSource.class, used.gamma()))
                .rates(rates(used))
                .dividendYield(used.dividendYield())
                .forward(value(ForwardRule.class, used.forward()))
                .iv(value(VolatilityRule.class, used.iv()))
                .smile(value(SmileRule.class, used.smile()))
                .expired(value(ExpiredRule.class, used.expired()))
                .nearFlip(Objects.requireNonNullElse(used.nearFlip(), Convention.DEFAULT.nearFlip()))
                .dynamics(
                        used.dynamics() == null
                                ? Convention.DEFAULT.dynamics()
                                : value(VolatilityDynamics.class, used.dynamics()))
                .build();
    }

    /** The name of one choice of a convention: day counts, dealer conventions and dynamics in capitals, the others in lower case. */
    public static String name(Enum<?> choice) {
        return switch (choice) {
            case DayCount dayCount -> dayCount.name();
            case DealerConvention dealer -> dealer.name();
            case VolatilityDynamics dynamics -> dynamics.name();
            case Weight weight when weight == Weight.OPEN_INTEREST -> "oi";
            default -> choice.name().toLowerCase(Locale.ROOT);
        };
    }

    private static <E extends Enum<E>> E value(Class<E> choices, String name) {
        return Stream.of(choices.getEnumConstants())
                .filter(choice -> name(choice).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + choices.getSimpleName() + ": " + name));
    }

    private static RateCurve rates(ConventionUsed used) {
        GexSnapshot.RateCurve curve = used.rateCurve();
        if (curve == null) {
            return RateCurve.flat(used.rate());
        }
        List<CurvePoint> points = curve.points();
        return new RateCurve(
                points.stream().map(CurvePoint::years).toList(),
                points.stream().map(CurvePoint::rate).toList());
    }
}
