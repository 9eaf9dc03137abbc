package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenGamma Strata on a random grid: a second, independent implementation. */
class StrataComparisonTest {
    record Case(double spot, double strike, double years, double sigma, double rate, double carry) {
        double scale() {
            return 1e-10 * Math.max(spot, strike);
        }
    }

    static Stream<Case> cases() {
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

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(Case c) {
        for (Right right : Right.values()) {
            boolean isCall = right == Right.CALL;
            EuropeanOption option = new EuropeanOption(right, c.strike, c.years, c.sigma);
            Greeks g = BlackScholesMerton.greeks(option, new Market(c.spot, c.rate, c.rate - c.carry));
            assertThat(g.price())
                    .isCloseTo(
                            BlackScholesFormulaRepository.price(
                                    c.spot, c.strike, c.years, c.sigma, c.rate, c.carry, isCall),
                            within(c.scale()));
            assertThat(g.delta())
                    .isCloseTo(
                            BlackScholesFormulaRepository.delta(
                                    c.spot, c.strike, c.years, c.sigma, c.rate, c.carry, isCall),
                            within(1e-10));
            assertThat(g.charm())
                    .isCloseTo(
                            BlackScholesFormulaRepository.charm(
                                    c.spot, c.strike, c.years, c.sigma, c.rate, c.carry, isCall),
                            within(1e-8 * Math.max(1, Math.abs(g.charm()))));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnWhatCallsAndPutsShare(Case c) {
        EuropeanOption option = new EuropeanOption(Right.CALL, c.strike, c.years, c.sigma);
        Greeks g = BlackScholesMerton.greeks(option, new Market(c.spot, c.rate, c.rate - c.carry));

        close(g.gamma(), BlackScholesFormulaRepository.gamma(c.spot, c.strike, c.years, c.sigma, c.rate, c.carry));
        close(g.vega(), BlackScholesFormulaRepository.vega(c.spot, c.strike, c.years, c.sigma, c.rate, c.carry));
        close(g.vanna(), BlackScholesFormulaRepository.vanna(c.spot, c.strike, c.years, c.sigma, c.rate, c.carry));
        close(g.vomma(), BlackScholesFormulaRepository.vomma(c.spot, c.strike, c.years, c.sigma, c.rate, c.carry));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnForwards(Case c) {
        for (Right right : Right.values()) {
            double strata = BlackFormulaRepository.price(c.spot, c.strike, c.years, c.sigma, right == Right.CALL);

            assertThat(Black.undiscounted(new EuropeanOption(right, c.strike, c.years, c.sigma), c.spot))
                    .isCloseTo(strata, within(c.scale()));
        }
    }

    /** Strata writes 0 in the deep tails, hence the absolute part. */
    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-9));
    }
}
