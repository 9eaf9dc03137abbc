package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Prices and all greeks in 40-digit arithmetic, from half an hour to ten years and far from the strike; then the corners. */
class GreeksReferenceTest {
    private static final double ROUNDING = 0x1p-53;
    private static final int SLACK = 40;
    /** What falls below the doubles' range may be lost. */
    private static final double UNDERFLOW = 1e-280;

    @ParameterizedTest
    @CsvFileSource(resources = "greeks.csv", numLinesToSkip = 2)
    void allMatch(ArgumentsAccessor row) {
        EuropeanOption option = new EuropeanOption(
                Right.valueOf(row.getString(1)), row.getDouble(2), row.getDouble(4), row.getDouble(7));
        Market market = new Market(row.getDouble(3), row.getDouble(5), row.getDouble(6));
        Greeks greeks = row.getString(0).equals("BLACK")
                ? Black.greeks(option, market.spot(), market.rate())
                : BlackScholesMerton.greeks(option, market);
        double digits = digitsLost(option, market);
        double delta = Math.abs(row.getDouble(9));
        double interest = Math.abs(market.rate()) * (Math.abs(row.getDouble(8)) + market.spot() * delta);
        double gamma = Math.abs(row.getDouble(10));
        double vega = Math.abs(row.getDouble(11));
        double sigma = option.volatility();
        double moved = market.spot() * option.totalVolatility();
        double dividends = Math.abs(market.dividendYield()) * delta;

        assertClose("price", greeks.price(), row.getDouble(8), digits, 0);
        assertClose("delta", greeks.delta(), row.getDouble(9), digits, 0);
        assertClose("gamma", greeks.gamma(), row.getDouble(10), digits, 0);
        assertClose("vega", greeks.vega(), row.getDouble(11), digits, 0);
        assertClose("theta", greeks.theta(), row.getDouble(12), digits, interest + market.spot() * dividends);
        assertClose("vanna", greeks.vanna(), row.getDouble(13), digits, vega / moved);
        assertClose("charm", greeks.charm(), row.getDouble(14), digits, dividends);
        assertClose("vomma", greeks.vomma(), row.getDouble(15), digits, vega / sigma);
        assertClose("speed", greeks.speed(), row.getDouble(16), digits, gamma / moved);
        assertClose("zomma", greeks.zomma(), row.getDouble(17), digits, gamma / sigma);
        assertClose("colour", greeks.colour(), row.getDouble(18), digits, gamma / option.yearsToExpiry());
        assertClose("ultima", greeks.ultima(), row.getDouble(19), digits, vega / (sigma * sigma));
        assertClose("rho", greeks.rho(), row.getDouble(20), digits, 0);
    }

    /**
     * How much a rounding grows: in the density by the square of d1, in d1 itself by the inverse of the total volatility,
     * as the logarithm of spot over strike is divided by it.
     */
    private static double digitsLost(EuropeanOption option, Market market) {
        double total = option.totalVolatility();
        double carry = (market.rate() - market.dividendYield()) * option.yearsToExpiry();
        double distance = Math.abs(Math.log(market.spot() / option.strike()) + carry) / total + total;
        return (1 + distance * distance) * (1 + 1 / total);
    }

    /** @param parts size of the terms a greek is the difference of, where they may exceed it */
    private static void assertClose(String name, double actual, double expected, double digits, double parts) {
        double allowed = SLACK * ROUNDING * digits * (Math.abs(expected) + parts);
        assertThat(actual).as(name).isCloseTo(expected, within(allowed + UNDERFLOW));
    }
}
