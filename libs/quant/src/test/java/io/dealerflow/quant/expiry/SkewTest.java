package io.dealerflow.quant.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.SimulatedChain;
import io.dealerflow.quant.pricing.NormalDistribution;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.smile.FitError;
import io.dealerflow.quant.smile.Svi;
import io.dealerflow.quant.smile.SviSmile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SkewTest {
    private static final double YEARS = 0.25;

    private static SviSmile smile(double low, double high) {
        Svi svi = new Svi(0.004, 0.08, -0.45, 0.02, 0.12);
        return new SviSmile(svi, YEARS, new FitError(20, 0, 0), true, low, high);
    }

    /** mpmath 1.3, 30 digits: roots of N(d1(k)) = 0.25 and 0.75, derivative taken numerically. */
    @Test
    void twentyFiveDeltaMeasuresOfAKnownSmile() {
        Skew skew = Skew.of(smile(-0.4, 0.3), YEARS);

        assertThat(skew.wings()).isNotNull();
        assertThat(skew.wings().callMoneyness()).isCloseTo(0.0819186267599488539, within(1e-12));
        assertThat(skew.wings().putMoneyness()).isCloseTo(-0.0866626885196386933, within(1e-12));
        assertThat(skew.wings().callVolatility()).isCloseTo(0.224263871295091339, within(1e-12));
        assertThat(skew.wings().putVolatility()).isCloseTo(0.287638751941798248, within(1e-12));
        assertThat(skew.riskReversal()).isCloseTo(-0.0633748806467069089, within(1e-12));
        assertThat(skew.butterfly()).isCloseTo(0.0155148747085857965, within(1e-12));
        assertThat(skew.slope()).isCloseTo(-0.408855825815252121, within(1e-12));
        assertThat(skew.atTheMoney()).isCloseTo(0.24043643690985899737, within(1e-12));
    }

    @Test
    void deltasBeyondTheObservedStrikesAreMissing() {
        Skew skew = Skew.of(smile(-0.4, 0.05), YEARS);

        assertThat(skew.wings()).isNull();
        assertThat(skew.riskReversal()).isNull();
        assertThat(skew.butterfly()).isNull();
    }

    @Test
    void isReadOffAChain() {
        SeriesReading reading = PreparedBook.of(SimulatedChain.book(), Convention.DEFAULT)
                .readings()
                .getFirst();

        Skew skew = Skew.of(reading).found().orElseThrow();

        assertThat(skew.atTheMoney()).isCloseTo(SimulatedChain.volatility(SimulatedChain.forward()), within(1e-5));
        assertThat(skew.riskReversal()).isNegative();
        assertThat(forwardDelta(skew.wings().callMoneyness(), skew.wings().callVolatility(), reading.years()))
                .isCloseTo(0.25, within(1e-9));
        assertThat(1 - forwardDelta(skew.wings().putMoneyness(), skew.wings().putVolatility(), reading.years()))
                .isCloseTo(0.25, within(1e-9));
    }

    private static double forwardDelta(double k, double volatility, double years) {
        double total = volatility * Math.sqrt(years);
        return NormalDistribution.cumulative(0.5 * total - k / total);
    }

    @Test
    void aFlatSmileHasNeither() {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 70; strike <= 130; strike += 2) {
            lines.add(Books.line(Right.CALL, strike, 0.25, 1));
            lines.add(Books.line(Right.PUT, strike, 0.25, 1));
        }
        SeriesReading reading = PreparedBook.of(
                        Books.book(Books.series("SPY", "2023-01-20", lines)), Convention.DEFAULT)
                .readings()
                .getFirst();

        Skew skew = Skew.of(reading).found().orElseThrow();

        assertThat(skew.riskReversal()).isCloseTo(0, within(1e-6));
        assertThat(skew.butterfly()).isCloseTo(0, within(1e-6));
        assertThat(skew.slope()).isCloseTo(0, within(1e-6));
    }

    @Test
    @DisplayName("wings at a horizon are interpolated in total variance between the expiries around it")
    void riskReversalAtAHorizon() {
        PreparedBook prepared =
                PreparedBook.of(Books.book(skewed("2022-12-30", 0.3), skewed("2023-03-17", 0.2)), Convention.DEFAULT);
        SeriesReading near = prepared.readings().getFirst();
        SeriesReading far = prepared.readings().getLast();
        double years = 30 / 365.0;
        Skew.Wings nearWings = Skew.of(near).found().orElseThrow().wings();
        Skew.Wings farWings = Skew.of(far).found().orElseThrow().wings();
        double share = (years - near.years()) / (far.years() - near.years());
        double call = (1 - share) * near.years() * Math.pow(nearWings.callVolatility(), 2)
                + share * far.years() * Math.pow(farWings.callVolatility(), 2);
        double put = (1 - share) * near.years() * Math.pow(nearWings.putVolatility(), 2)
                + share * far.years() * Math.pow(farWings.putVolatility(), 2);

        assertThat(Skew.riskReversalAt(prepared, years))
                .hasValueSatisfying(reversal -> assertThat(reversal)
                        .isNegative()
                        .isCloseTo(Math.sqrt(call / years) - Math.sqrt(put / years), within(1e-12)));
        assertThat(Skew.riskReversalAt(prepared, 1)).isEmpty();
    }

    /** Volatilities that fall by 0.001 a point of strike. */
    private static Series skewed(String expiry, double atHundred) {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 60; strike <= 140; strike += 2) {
            double volatility = atHundred - 0.001 * (strike - 100);
            lines.add(Books.line(Right.CALL, strike, volatility, 1));
            lines.add(Books.line(Right.PUT, strike, volatility, 1));
        }
        return Books.series("SPY", expiry, lines);
    }

    @Test
    void noSkewSaysWhy() {
        assertThat(Skew.of(january(Books.line(Right.CALL, 100, 0, 1))))
                .isEqualTo(new Outcome.Missing<>(Skew.Reason.NO_SMILE));
        assertThat(Skew.of(january(Books.line(Right.CALL, 105, 0.2, 1), Books.line(Right.CALL, 110, 0.2, 1))))
                .isEqualTo(new Outcome.Missing<>(Skew.Reason.FORWARD_NOT_COVERED));
    }

    private static SeriesReading january(OptionLine... lines) {
        return PreparedBook.of(Books.book(Books.series("SPY", "2023-01-20", List.of(lines))), Convention.DEFAULT)
                .readings()
                .getFirst();
    }
}
