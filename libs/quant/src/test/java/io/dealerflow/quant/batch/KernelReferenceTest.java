package io.dealerflow.quant.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Right;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Both kernels against 40-digit arithmetic; the files are described in {@code tools/reference}. */
class KernelReferenceTest {
    private static Stream<Kernels> kernels() {
        return Stream.concat(Stream.of(Kernels.scalar()), Kernels.vector().stream());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/io/dealerflow/quant/vol/implied-volatility.csv", numLinesToSkip = 2)
    void volatilities(ArgumentsAccessor row) {
        Right right = Right.valueOf(row.getString(0));
        double strike = row.getDouble(1);
        double forward = row.getDouble(2);
        double price = row.getDouble(4);
        double expected = row.getDouble(5);
        QuoteBatch quotes = new QuoteBatch(1);
        quotes.set(0, right, strike, price, forward, row.getDouble(3));
        // Subtracting the intrinsic value leaves a rounding of the price, worth this much volatility.
        boolean inTheMoney = right.sign() * (forward - strike) > 0;
        double rounding = inTheMoney ? 2 * Math.ulp(Math.max(price, forward)) / row.getDouble(6) : 0;
        kernels().forEach(kernels -> {
            BatchVolatilities volatilities = new BatchVolatilities(1);
            kernels.volatilities(quotes, volatilities);
            assertThat(volatilities.volatility(0))
                    .as(kernels.name())
                    .isCloseTo(expected, within(1e-13 * expected + rounding));
        });
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/io/dealerflow/quant/pricing/greeks.csv", numLinesToSkip = 2)
    void greeks(ArgumentsAccessor row) {
        if (!row.getString(0).equals("BSM")) {
            return;
        }
        double spot = row.getDouble(3);
        double strike = row.getDouble(2);
        double years = row.getDouble(4);
        double carry = row.getDouble(5) - row.getDouble(6);
        double total = row.getDouble(7) * Math.sqrt(years);
        OptionBatch options = new OptionBatch(spot, 1);
        EuropeanOption option = new EuropeanOption(Right.valueOf(row.getString(1)), strike, years, row.getDouble(7));
        options.set(0, option, row.getDouble(5), row.getDouble(6));
        // A rounding of d1 grows by the square of d1 in the bell, and by 1 / total volatility in d1 itself.
        double d1 = Math.abs(Math.log(spot / strike) + carry * years) / total + total;
        double allowed = 40 * 0x1p-53 * (1 + d1 * d1) * (1 + 1 / total);
        kernels().forEach(kernels -> {
            BatchGreeks greeks = new BatchGreeks(1);
            kernels.greeks(options, greeks);
            double vega = Math.abs(row.getDouble(11));
            double dividends = Math.abs(row.getDouble(6) * row.getDouble(9));
            assertClose(kernels.name(), greeks.delta(0), row.getDouble(9), allowed, 0);
            assertClose(kernels.name(), greeks.gamma(0), row.getDouble(10), allowed, 0);
            assertClose(kernels.name(), greeks.vega(0), row.getDouble(11), allowed, 0);
            assertClose(kernels.name(), greeks.vanna(0), row.getDouble(13), allowed, vega / (spot * total));
            assertClose(kernels.name(), greeks.charm(0), row.getDouble(14), allowed, dividends);
        });
    }

    /** @param parts size of the terms a greek is the difference of, where they may exceed it */
    private static void assertClose(String what, double actual, double expected, double relative, double parts) {
        double allowed = relative * (Math.abs(expected) + parts);
        assertThat(actual).as(what).isCloseTo(expected, within(allowed + 1e-280));
    }
}
