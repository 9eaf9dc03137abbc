package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.AmericanVolatility.Quote;
import io.dealerflow.quant.american.AmericanVolatility.Solved;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of QuantLib's engine; where its own two finest schemes differ, so may we. */
class AmericanReferenceTest {
    private static final double ROUNDING = 1e-11;

    private static final AmericanPricer PRICER = new AmericanPricer();
    private static final AmericanPricer TIGHT = new AmericanPricer(Scheme.TIGHT);

    @ParameterizedTest
    @CsvFileSource(resources = "american.csv", numLinesToSkip = 2)
    void defaultSchemeIsWithinAMillionth(ArgumentsAccessor row) {
        assertClose(PRICER, row, 1e-6);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "american.csv", numLinesToSkip = 2)
    void tightSchemeIsWithinATenMillionth(ArgumentsAccessor row) {
        assertClose(TIGHT, row, 1e-7);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "american-greeks.csv", numLinesToSkip = 2)
    void deltaGammaAndVega(ArgumentsAccessor row) {
        AmericanGreeks.Known greeks = Pricing.greeks(PRICER, option(row), market(row));

        assertThat(greeks.delta()).isCloseTo(row.getDouble(7), within(1e-6 + row.getDouble(10)));
        assertThat(greeks.gamma()).isCloseTo(row.getDouble(8), within(1e-5 + row.getDouble(11)));
        assertThat(greeks.vega()).isCloseTo(row.getDouble(9), within(1e-4 + row.getDouble(12)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "american.csv", numLinesToSkip = 2)
    void impliedVolatilityOfThePrice(ArgumentsAccessor row) {
        AmericanOption option = option(row);
        double vega = Pricing.greeks(PRICER, option, market(row)).vega();
        if (vega < 0.1) {
            return;
        }
        Quote quote = new Quote(option.right(), option.strike(), row.getDouble(7), option.yearsToExpiry());
        double tolerance = 2 * (1e-6 + row.getDouble(8)) / vega;

        assertThat(PRICER.impliedVolatility(quote, market(row)))
                .isInstanceOfSatisfying(
                        Solved.class,
                        solved -> assertThat(solved.volatility()).isCloseTo(option.volatility(), within(tolerance)));
    }

    private static AmericanOption option(ArgumentsAccessor row) {
        Right right = Right.valueOf(row.getString(0));
        return new AmericanOption(right, row.getDouble(1), row.getDouble(5) / 360, row.getDouble(6));
    }

    private static Market market(ArgumentsAccessor row) {
        return new Market(row.getDouble(2), row.getDouble(4), row.getDouble(3));
    }

    private static void assertClose(AmericanPricer pricer, ArgumentsAccessor row, double tolerance) {
        double expected = row.getDouble(7);
        double open = row.getDouble(8);

        assertThat(Pricing.price(pricer, option(row), market(row)))
                .isCloseTo(expected, within(tolerance + open + ROUNDING * expected));
    }

    /** QuantLib's high-precision engine, confirmed by its tree of 4 001 steps. */
    @ParameterizedTest
    @CsvSource({
        "CALL, 40, 42, 0.08, 0.04, 0.75, 0.35, 5.30905777",
        "PUT, 40, 36, 0, 0.06, 1, 0.2, 4.48667442",
        "CALL, 100, 110, 0.1, 0.1, 0.5, 0.35, 15.53909272",
        "PUT, 100, 90, 0.1, 0.1, 0.5, 0.15, 10.56435357",
        "CALL, 100, 100, 0.1, 0.1, 0.1, 0.15, 1.87645337"
    })
    void fivePublishedValues(ArgumentsAccessor row) {
        Right right = Right.valueOf(row.getString(0));
        AmericanOption option = new AmericanOption(right, row.getDouble(1), row.getDouble(5), row.getDouble(6));
        Market market = new Market(row.getDouble(2), row.getDouble(4), row.getDouble(3));

        assertThat(PRICER.price(option, market)).isInstanceOfSatisfying(Priced.class, priced -> {
            assertThat(priced.price()).isCloseTo(row.getDouble(7), within(1e-6));
            assertThat(priced.exercise()).isEqualTo(Exercise.EARLY);
        });
    }
}
