package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.american.AmericanGreeks.Known;
import io.dealerflow.quant.american.AmericanVolatility.Quote;
import io.dealerflow.quant.american.AmericanVolatility.Solved;
import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Cash dividends against QuantLib's escrowed model, and against integrals; where QuantLib's grids differ, so may we. */
class DividendReferenceTest {
    private static final double PRICE = 1e-4;
    /** Where the row is an integral, whose figures are exact. */
    private static final double EXACT_PRICE = 1e-5;

    private static final AmericanPricer PRICER = new AmericanPricer();

    private static AmericanOption option(ArgumentsAccessor row) {
        Right right = Right.valueOf(row.getString(0));
        return new AmericanOption(right, row.getDouble(1), row.getDouble(5) / 365, row.getDouble(6));
    }

    private static Market market(ArgumentsAccessor row) {
        return new Market(row.getDouble(2), row.getDouble(4), row.getDouble(3));
    }

    private static double tolerance(ArgumentsAccessor row) {
        double apart = row.getDouble(11);
        return apart == 0 ? EXACT_PRICE : PRICE + apart;
    }

    /** Written as {@code days:amount}, blank between them. */
    private static CashDividends dividends(ArgumentsAccessor row) {
        return new CashDividends(Stream.of(row.getString(7).split(" "))
                .map(text -> text.split(":"))
                .map(pair -> new Payment(Double.parseDouble(pair[0]) / 365, Double.parseDouble(pair[1])))
                .toList());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "american-dividends.csv", numLinesToSkip = 2)
    void priceDeltaAndGamma(ArgumentsAccessor row) {
        assertThat(PRICER.greeks(option(row), market(row), dividends(row)))
                .isInstanceOfSatisfying(Known.class, greeks -> {
                    assertThat(greeks.price()).isCloseTo(row.getDouble(8), within(tolerance(row)));
                    assertThat(greeks.delta()).isCloseTo(row.getDouble(9), within(1e-5 + row.getDouble(12)));
                    assertThat(greeks.gamma()).isCloseTo(row.getDouble(10), within(2e-5 + row.getDouble(13)));
                });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "american-dividends.csv", numLinesToSkip = 2)
    void impliedVolatility(ArgumentsAccessor row) {
        AmericanOption option = option(row);
        Known greeks = (Known) PRICER.greeks(option, market(row), dividends(row));
        if (greeks.vega() < 1) {
            return;
        }
        Quote quote = new Quote(option.right(), option.strike(), row.getDouble(8), option.yearsToExpiry());
        double tolerance = tolerance(row) / greeks.vega();

        assertThat(PRICER.impliedVolatility(quote, market(row), dividends(row)))
                .isInstanceOfSatisfying(
                        Solved.class,
                        solved ->
                                assertThat(solved.volatility()).isCloseTo(option.volatility(), within(2 * tolerance)));
    }

    /** Haug, 2nd edition, section 9.3.2: one dividend, the formula of Roll, Geske and Whaley. */
    @Test
    void callWithOneDividendAsInHaug() {
        AmericanOption call = new AmericanOption(Right.CALL, 82, 1.0 / 3, 0.3);
        CashDividends dividends = new CashDividends(List.of(new Payment(0.25, 4)));

        assertThat(PRICER.price(call, new Market(80, 0.06, 0), dividends))
                .isInstanceOfSatisfying(
                        AmericanPrice.Priced.class,
                        priced -> assertThat(priced.price()).isCloseTo(4.3860, within(1e-4)));
    }
}
