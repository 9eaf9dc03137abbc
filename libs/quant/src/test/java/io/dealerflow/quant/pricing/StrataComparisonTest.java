package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.dealerflow.quant.vol.ImpliedVolatility;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OpenGamma Strata, a second, independent implementation, on a random grid and where time, volatility or probability vanish.
 *
 * <p>There Strata subtracts what is nearly the same, and writes 0 for a tail below about 1e-25: {@link #NOISE} allows for both.
 * What is left of the tails, {@link GreeksReferenceTest} compares with mpmath.
 */
class StrataComparisonTest {
    /** Of the smaller of spot and strike in a price, of a share in a delta. */
    private static final double NOISE = 1e-12;

    private static final double RELATIVE = 1e-9;
    /** A volatility can be told from a time value above this share of the smaller of forward and strike. */
    private static final double TELLING = 1e-9;

    record Case(double spot, double strike, double years, double sigma, double rate, double carry) {
        double money() {
            return Math.min(spot, strike);
        }

        double forward() {
            return spot * Math.exp(carry * years);
        }

        EuropeanOption option(Right right) {
            return new EuropeanOption(right, strike, years, sigma);
        }

        Greeks greeks(Right right) {
            return BlackScholesMerton.greeks(option(right), new Market(spot, rate, rate - carry));
        }
    }

    static Stream<Case> cases() {
        return Stream.concat(grid(), corners());
    }

    private static Stream<Case> grid() {
        Random random = new Random(20221212);
        return Stream.generate(() -> {
                    double spot = 1 + 9999 * random.nextDouble();
                    return new Case(
                            spot,
                            spot * Math.exp(random.nextGaussian() * 0.3),
                            0.002 + 3 * random.nextDouble(),
                            0.05 + random.nextDouble(),
                            0.12 * random.nextDouble() - 0.02,
                            0.2 * random.nextDouble() - 0.1);
                })
                .limit(500);
    }

    private static Stream<Case> corners() {
        double halfHour = 5.7e-5;
        return Stream.of(
                new Case(100, 100, 1e-10, 0.2, 0.05, 0.03),
                new Case(100, 100.001, 1e-8, 0.2, 0.05, 0.03),
                new Case(100, 99, 1e-10, 0.2, 0.05, 0.03),
                new Case(100, 101, 1e-6, 0.2, 0.05, 0.03),
                new Case(100, 100, halfHour, 0.2, 0.05, 0.03),
                new Case(100, 100.5, halfHour, 0.2, 0.05, 0.03),
                new Case(100, 100, 0.5, 1e-8, 0.05, 0),
                new Case(100, 100, 0.5, 1e-4, 0.05, 0),
                new Case(100, 110, 0.5, 1e-10, 0.05, 0.03),
                new Case(100, 90, 0.5, 1e-10, 0.05, 0.03),
                new Case(100, 101.5, 0.5, 0.01, 0.05, 0.03),
                new Case(100, 300, 0.1, 0.2, 0.05, 0.03),
                new Case(100, 30, 0.1, 0.2, 0.05, 0.03),
                new Case(100, 1e-3, 1, 0.2, 0.05, 0.03),
                new Case(100, 1e6, 1, 0.2, 0.05, 0.03),
                new Case(100, 1e12, 2, 0.5, 0.05, 0.03),
                new Case(100, 1e5, 10, 3, 0.05, 0.03),
                new Case(100, 100, 30, 5, 0.05, 0.03),
                new Case(100, 100, 100, 0.2, 0.05, 0.03),
                new Case(1e9, 1.1e9, 1, 0.2, 0.05, 0.03),
                new Case(1e-6, 1e-6, 1, 0.2, 0.05, 0.03));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnPricesAndOnWhatCallsAndPutsDoNotShare(Case c) {
        for (Right right : Right.values()) {
            boolean call = right == Right.CALL;
            Greeks g = c.greeks(right);
            close("price", g.price(), strata(BlackScholesFormulaRepository::price, c, call), c.money());
            close("delta", g.delta(), strata(BlackScholesFormulaRepository::delta, c, call), 1);
            close("theta", g.theta(), strata(BlackScholesFormulaRepository::theta, c, call), c.money());
            close("rho", g.rho(), strata(BlackScholesFormulaRepository::rho, c, call), c.money());
            close("charm", g.charm(), strata(BlackScholesFormulaRepository::charm, c, call), 1);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnWhatCallsAndPutsShare(Case c) {
        Greeks g = c.greeks(Right.CALL);
        close("gamma", g.gamma(), strata(BlackScholesFormulaRepository::gamma, c), 1 / c.spot());
        close("vega", g.vega(), strata(BlackScholesFormulaRepository::vega, c), c.spot());
        close("vanna", g.vanna(), strata(BlackScholesFormulaRepository::vanna, c), 1);
        close("vomma", g.vomma(), strata(BlackScholesFormulaRepository::vomma, c), c.spot());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnForwards(Case c) {
        for (Right right : Right.values()) {
            double strata = BlackFormulaRepository.price(c.spot, c.strike, c.years, c.sigma, right == Right.CALL);

            close("price", Black.undiscounted(c.option(right), c.spot), strata, c.money());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnImpliedVolatilities(Case c) {
        double forward = c.forward();
        Right right = c.strike < forward ? Right.PUT : Right.CALL;
        double price = Black.undiscounted(c.option(right), forward);
        ImpliedVolatility own =
                ImpliedVolatility.of(new ImpliedVolatility.Quote(right, c.strike, price, forward, c.years));
        double least = Math.min(forward, c.strike);
        if (price > TELLING * least && price < least) {
            double strata =
                    BlackFormulaRepository.impliedVolatility(price, forward, c.strike, c.years, right == Right.CALL);

            assertThat(own)
                    .isInstanceOfSatisfying(
                            ImpliedVolatility.Solved.class,
                            solved -> assertThat(solved.volatility()).isCloseTo(strata, within(RELATIVE * strata)));
        }
    }

    private interface OneSided {
        double of(double spot, double strike, double years, double sigma, double rate, double carry, boolean call);
    }

    private interface TwoSided {
        double of(double spot, double strike, double years, double sigma, double rate, double carry);
    }

    private static double strata(OneSided formula, Case c, boolean call) {
        return formula.of(c.spot, c.strike, c.years, c.sigma, c.rate, c.carry, call);
    }

    private static double strata(TwoSided formula, Case c) {
        return formula.of(c.spot, c.strike, c.years, c.sigma, c.rate, c.carry);
    }

    private static void close(String name, double actual, double expected, double unit) {
        assertThat(actual).as(name).isCloseTo(expected, within(RELATIVE * Math.abs(expected) + NOISE * unit));
    }
}
