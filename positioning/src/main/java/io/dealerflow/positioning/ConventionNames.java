package io.dealerflow.positioning;

import io.dealerflow.contracts.GexSnapshot.ConventionUsed;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names that conventions go by outside: parameters of the API and values in its answers. */
public final class ConventionNames {
    private static final Map<Weight, String> WEIGHTS = Map.of(Weight.OPEN_INTEREST, "oi", Weight.VOLUME, "volume");

    private ConventionNames() {}

    /** What became of the parameters of a request. */
    public sealed interface Parsed {
        record Accepted(Convention convention) implements Parsed {}

        /**
         * @param allowed what the parameter takes, in words or values
         */
        record Refused(String parameter, String value, String allowed) implements Parsed {}
    }

    /** A parameter whose value is none of those allowed. */
    private static final class BadValue extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Parsed.Refused refused;

        BadValue(String parameter, String value, String allowed) {
            super(parameter, null, false, false);
            refused = new Parsed.Refused(parameter, value, allowed);
        }
    }

    /**
     * Applies parameters to defaults. Names are those of {@code GET /gex/{symbol}}, values are case-insensitive, names that
     * are no convention's are ignored.
     */
    public static Parsed parse(Map<String, String> parameters, Convention defaults) {
        try {
            return new Parsed.Accepted(apply(new Reader(parameters), defaults));
        } catch (BadValue e) {
            return e.refused;
        }
    }

    /** The names under which an answer states its assumptions. */
    public static ConventionUsed used(Convention convention) {
        return new ConventionUsed(
                convention.dayCount().name(),
                convention.dealer().name(),
                name(convention.weight()),
                lower(convention.gamma()),
                flatRate(convention),
                convention.dividendYield(),
                lower(convention.forward()),
                lower(convention.iv()),
                lower(convention.smile()),
                lower(convention.expired()));
    }

    private static Convention apply(Reader reader, Convention defaults) throws BadValue {
        GammaSource gamma = reader.choice("gamma", defaults.gamma());
        ExpiredRule expired = reader.choice("expired", defaults.expired());
        if (expired == ExpiredRule.KEEP && gamma != GammaSource.VENDOR) {
            throw new BadValue("expired", "keep", "drop (keep only with gamma=vendor)");
        }
        return defaults.toBuilder()
                .dayCount(reader.choice("day_count", defaults.dayCount()))
                .dealer(reader.dealer(defaults.dealer()))
                .weight(reader.weight(defaults.weight()))
                .gamma(gamma)
                .forward(reader.choice("forward", defaults.forward()))
                .rate(reader.fraction("rate", flatRate(defaults)))
                .dividendYield(reader.fraction("dividend_yield", defaults.dividendYield()))
                .iv(reader.choice("iv", defaults.iv()))
                .smile(reader.choice("smile", defaults.smile()))
                .expired(expired)
                .build();
    }

    /** Names know one rate for all expiries. */
    private static double flatRate(Convention convention) {
        List<Double> rates = convention.rates().zeroRates();
        if (rates.size() > 1) {
            throw new IllegalArgumentException(
                    "a convention with a rate curve has no names yet: " + convention.rates());
        }
        return rates.getFirst();
    }

    private static String name(Weight weight) {
        return WEIGHTS.getOrDefault(weight, lower(weight));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private record Reader(Map<String, String> parameters) {
        /** Beyond a hundred percent a rate is a percentage written as a fraction. */
        private static final double LARGEST_FRACTION = 1;

        <E extends Enum<E>> E choice(String parameter, E otherwise) throws BadValue {
            String value = parameters.get(parameter);
            if (value == null) {
                return otherwise;
            }
            List<E> choices = Arrays.asList(otherwise.getDeclaringClass().getEnumConstants());
            for (E choice : choices) {
                if (choice.name().equalsIgnoreCase(value.strip())) {
                    return choice;
                }
            }
            throw new BadValue(
                    parameter,
                    value,
                    String.join(
                            ", ", choices.stream().map(ConventionNames::lower).toList()));
        }

        /** Observed chains carry no signed trades, so the convention that rests on them is not on offer. */
        DealerConvention dealer(DealerConvention otherwise) throws BadValue {
            DealerConvention dealer = choice("dealer", otherwise);
            if (dealer == DealerConvention.SIGNED_FLOW) {
                throw new BadValue(
                        "dealer",
                        lower(dealer),
                        "calls_long_puts_short, short_all, long_all (signed_flow needs signed trades, and there are none)");
            }
            return dealer;
        }

        Weight weight(Weight otherwise) throws BadValue {
            String value = parameters.get("weight");
            if (value == null) {
                return otherwise;
            }
            for (Weight weight : Weight.values()) {
                if (name(weight).equalsIgnoreCase(value.strip())
                        || weight.name().equalsIgnoreCase(value.strip())) {
                    return weight;
                }
            }
            throw new BadValue("weight", value, "oi, volume");
        }

        double fraction(String parameter, double otherwise) throws BadValue {
            String value = parameters.get(parameter);
            if (value == null) {
                return otherwise;
            }
            try {
                double fraction = Double.parseDouble(value.strip());
                if (Math.abs(fraction) <= LARGEST_FRACTION) {
                    return fraction;
                }
            } catch (NumberFormatException e) {
                // Refused below, like a number out of range.
            }
            throw new BadValue(parameter, value, "a fraction between -1 and 1 (0.043 is 4.3 %)");
        }
    }
}
