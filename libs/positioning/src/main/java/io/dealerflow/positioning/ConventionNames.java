package io.dealerflow.positioning;

import io.dealerflow.contracts.features.GexSnapshot.ConventionUsed;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Names of conventions in parameters of the API and values in its answers. */
public final class ConventionNames {
    private ConventionNames() {}

    /** The convention in an answer. */
    public static ConventionUsed used(Convention convention) {
        return new ConventionUsed(
                name(convention.dayCount()),
                name(convention.dealer()),
                name(convention.weight()),
                name(convention.gamma()),
                flatRate(convention),
                convention.dividendYield(),
                name(convention.forward()),
                name(convention.iv()),
                name(convention.smile()),
                name(convention.expired()),
                convention.nearFlip(),
                name(convention.dynamics()));
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
                .rate(used.rate())
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

    /** There are names for one rate for all expiries only. */
    private static double flatRate(Convention convention) {
        List<Double> rates = convention.rates().zeroRates();
        if (rates.size() > 1) {
            throw new IllegalArgumentException(
                    "a convention with a rate curve has no names yet: " + convention.rates());
        }
        return rates.getFirst();
    }
}
