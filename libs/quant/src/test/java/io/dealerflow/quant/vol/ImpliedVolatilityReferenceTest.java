package io.dealerflow.quant.vol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility.Quote;
import io.dealerflow.quant.vol.ImpliedVolatility.Solved;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Volatilities of exactly representable prices, solved in 40-digit arithmetic. */
class ImpliedVolatilityReferenceTest {
    @ParameterizedTest
    @CsvFileSource(resources = "implied-volatility.csv", numLinesToSkip = 2)
    void matches(ArgumentsAccessor row) {
        Right right = Right.valueOf(row.getString(0));
        Quote quote = new Quote(right, row.getDouble(1), row.getDouble(4), row.getDouble(2), row.getDouble(3));
        double expected = row.getDouble(5);
        double intrinsic = Math.max(0, right.sign() * (quote.forward() - quote.strike()));
        // Subtracting the intrinsic value leaves a rounding of the price, worth this much volatility.
        double rounding = intrinsic > 0 ? 2 * Math.ulp(Math.max(quote.price(), quote.forward())) / row.getDouble(6) : 0;

        assertThat(ImpliedVolatility.of(quote))
                .isInstanceOfSatisfying(
                        Solved.class,
                        solved -> assertThat(solved.volatility())
                                .isCloseTo(expected, within(1e-13 * expected + rounding)));
    }
}
