package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class PricePropertiesTest {
    private double spot;
    private double strike;
    private double years;
    private Market market;

    private double price(Right right, double sigma) {
        return BlackScholesMerton.price(new EuropeanOption(right, strike, years, sigma), market);
    }

    @RepeatedTest(50)
    void parityBoundsAndMonotonicity(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        spot = 1 + 5000 * random.nextDouble();
        strike = spot * Math.exp(random.nextGaussian());
        years = 0.001 + 5 * random.nextDouble();
        market = new Market(spot, random.nextGaussian() * 0.05, random.nextGaussian() * 0.03);
        double discountedSpot = spot * Math.exp(-market.dividendYield() * years);
        double discountedStrike = strike * Math.exp(-market.rate() * years);
        double tolerance = 1e-13 * (spot + strike);
        double last = 0;
        for (double sigma = 0.01; sigma < 4; sigma *= 1.5) {
            double call = price(Right.CALL, sigma);
            double put = price(Right.PUT, sigma);

            assertThat(call - put).isCloseTo(discountedSpot - discountedStrike, within(tolerance));
            assertThat(call).isBetween(Math.max(0, discountedSpot - discountedStrike) - tolerance, discountedSpot);
            assertThat(put).isBetween(Math.max(0, discountedStrike - discountedSpot) - tolerance, discountedStrike);
            assertThat(call).isGreaterThanOrEqualTo(last);
            last = call;
        }
    }
}
