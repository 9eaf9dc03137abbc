package io.dealerflow.quant.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility;
import io.dealerflow.quant.vol.ImpliedVolatility.Quote;
import io.dealerflow.quant.vol.ImpliedVolatility.Reason;
import io.dealerflow.quant.vol.ImpliedVolatility.Unsolved;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What batches take, and what they say of quotes that have no volatility. */
class BatchInputTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 0, -1})
    void impossibleValuesAreNamed(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuoteBatch(1).set(0, Right.PUT, 100, 1, value, 1))
                .withMessageContaining("forward");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptionBatch(value, 1))
                .withMessageContaining("spot");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void impossibleRatesAreNamed(double value) {
        OptionBatch options = new OptionBatch(100, 1);
        EuropeanOption option = new EuropeanOption(Right.CALL, 100, 1, 0.2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.set(0, option, value, 0))
                .withMessageContaining("rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.set(0, option, 0.04, value))
                .withMessageContaining("dividendYield");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void linesAreFinite(double value) {
        WeightedLines lines = new WeightedLines(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.set(0, value, 1, 1))
                .withMessageContaining("intercept");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.set(0, 1, value, 1))
                .withMessageContaining("slope");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lines.set(0, 1, 1, value))
                .withMessageContaining("weight");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99e-100, 1.01e100})
    void sizesOutOfRangeAreNamed(double value) {
        OptionBatch options = new OptionBatch(100, 1);
        QuoteBatch quotes = new QuoteBatch(1);
        assertRefused("spot", () -> new OptionBatch(value, 1));
        assertRefused("strike", () -> options.set(0, new EuropeanOption(Right.CALL, value, 1, 0.2), 0, 0));
        assertRefused("yearsToExpiry", () -> options.set(0, new EuropeanOption(Right.CALL, 100, value, 1), 0, 0));
        double volatility = Math.sqrt(value);
        assertRefused(
                "volatility^2 * yearsToExpiry",
                () -> options.set(0, new EuropeanOption(Right.CALL, 100, 1, volatility), 0, 0));
        assertRefused("strike", () -> quotes.set(0, Right.CALL, value, 1, 100, 1));
        assertRefused("forward", () -> quotes.set(0, Right.CALL, 100, 1, value, 1));
        assertRefused("years", () -> quotes.set(0, Right.CALL, 100, 1, 100, value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.01e100, 1.01e100})
    void linesOutOfRangeAreNamed(double value) {
        WeightedLines lines = new WeightedLines(1);
        assertRefused("intercept", () -> lines.set(0, value, 0, 1));
        assertRefused("slope", () -> lines.set(0, 0, value, 1));
        assertRefused("weight", () -> lines.set(0, 0, 1, value));
        double[] one = new double[1];
        kernels().forEach(kernels -> {
            assertRefused("first", () -> kernels.bells(lines, value, 0, one, one));
            assertRefused("step", () -> kernels.bells(lines, 0, value, one, one));
            assertRefused("shift", () -> kernels.probabilities(lines, new double[] {value}, one));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e100, -1, 0, 1, 1e100})
    void sumsOverTheSteepestLinesAreNumbers(double place) {
        double[] corners = {-1e100, -1e-100, 0, 1, 1e100};
        WeightedLines lines = new WeightedLines(corners.length * corners.length);
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, corners[i % corners.length], corners[i / corners.length], i % 2 == 0 ? 1e100 : -1e100);
        }
        kernels().forEach(kernels -> {
            for (int rungs : new int[] {1, 9}) {
                double[] sums = new double[rungs];
                double[] slopes = new double[rungs];
                kernels.bells(lines, place, 0.5, sums, slopes);
                assertThat(sums).doesNotContain(Double.NaN);
                assertThat(slopes).doesNotContain(Double.NaN);
                kernels.probabilities(lines, new double[] {place}, sums);
                assertThat(sums).doesNotContain(Double.NaN);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"-25, -25, dividendYield", "-25, 0, rate", "4, -0.1, rate", "0, 3.5, dividendYield"})
    void exponentsOutOfRangeAreNamed(double rate, double dividendYield, String name) {
        EuropeanOption option = new EuropeanOption(Right.CALL, 100, 30, 0.2);

        assertRefused(name, () -> new OptionBatch(100, 1).set(0, option, rate, dividendYield));
    }

    private static void assertRefused(String name, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(name);
    }

    /** All corners of what is let in give what single options give; where those are refused, or vanish, a number at least. */
    @Test
    void justInsideTheBoundsEveryGreekIsRight() {
        double[] sizes = {1.01e-100, 1, 0.99e100};
        double[] exponents = {-99.9, 0, 99.9};
        for (double spot : sizes) {
            for (double strike : sizes) {
                for (double years : sizes) {
                    for (double variance : sizes) {
                        double volatility = Math.sqrt(variance / years);
                        for (double drift : exponents) {
                            for (double dividends : exponents) {
                                Market market = new Market(spot, (drift + dividends) / years, dividends / years);
                                for (Right right : Right.values()) {
                                    assertRight(new EuropeanOption(right, strike, years, volatility), market);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static void assertRight(EuropeanOption option, Market market) {
        OptionBatch options = new OptionBatch(market.spot(), 1);
        options.set(0, option, market.rate(), market.dividendYield());
        Optional<Greeks> single = single(option, market);
        kernels().forEach(kernels -> {
            BatchGreeks batch = new BatchGreeks(1);
            kernels.greeks(options, batch);
            double[] actual = {batch.delta(0), batch.gamma(0), batch.vega(0), batch.vanna(0), batch.charm(0)};
            for (double greek : actual) {
                assertThat(greek).as("%s %s", option, market).isFinite();
            }
            single.ifPresent(g -> {
                double[] expected = {g.delta(), g.gamma(), g.vega(), g.vanna(), g.charm()};
                double dividends = Math.abs(market.dividendYield() * g.delta());
                double[] parts = {0, 0, 0, 0, dividends};
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i])
                            .as("greek %s of %s %s", i, option, market)
                            .isCloseTo(expected[i], within(1e-12 * (Math.abs(expected[i]) + parts[i])));
                }
            });
        });
    }

    private static Optional<Greeks> single(EuropeanOption option, Market market) {
        try {
            return Optional.of(BlackScholesMerton.greeks(option, market));
        } catch (IllegalArgumentException beyondTheRangeOfDoubles) {
            return Optional.empty();
        }
    }

    @Test
    void thereIsNothingBeyondTheSize() {
        OptionBatch options = new OptionBatch(100, 1);
        EuropeanOption option = new EuropeanOption(Right.CALL, 100, 1, 0.2);
        WeightedLines lines = new WeightedLines(1);
        for (int i : new int[] {-1, 1, 7}) {
            assertOutside(() -> options.set(i, option, 0, 0));
            assertOutside(() -> new QuoteBatch(1).set(i, Right.CALL, 100, 1, 100, 1));
            assertOutside(() -> lines.set(i, 0, 0, 1));
            assertOutside(() -> lines.weight(i));
            assertOutside(() -> new BatchGreeks(1).delta(i));
            assertOutside(() -> new BatchVolatilities(1).isSolved(i));
        }
    }

    @Test
    void resultsNeedRoom() {
        WeightedLines lines = new WeightedLines(1);
        kernels().forEach(kernels -> {
            assertOutside(() -> kernels.gamma(new OptionBatch(100, 8), new double[7]));
            assertOutside(() -> kernels.greeks(new OptionBatch(100, 8), new BatchGreeks(7)));
            assertOutside(() -> kernels.volatilities(new QuoteBatch(8), new BatchVolatilities(7)));
            assertOutside(() -> kernels.bells(lines, 0, 0, new double[1], new double[0]));
            assertOutside(() -> kernels.bells(lines, 0, 0, new double[8], new double[7]));
            assertOutside(() -> kernels.probabilities(lines, new double[2], new double[1]));
        });
    }

    private static void assertOutside(ThrowingCallable call) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call);
    }

    private static Stream<Kernels> kernels() {
        return Stream.concat(Stream.of(Kernels.scalar()), Kernels.vector().stream());
    }

    @Test
    void quotesWithoutVolatilitySayWhy() {
        QuoteBatch quotes = new QuoteBatch(4);
        quotes.set(0, Right.CALL, 90, 9.99, 100, 1);
        quotes.set(1, Right.CALL, 100, 100, 100, 1);
        quotes.set(2, Right.PUT, 110, 10, 100, 1);
        quotes.set(3, Right.PUT, 100, 5, 100, 1);
        for (Kernels kernels : new Kernels[] {Kernels.scalar(), Kernels.vector().orElse(Kernels.scalar())}) {
            BatchVolatilities volatilities = new BatchVolatilities(4);
            kernels.volatilities(quotes, volatilities);
            assertThat(volatilities.reason(0)).isEqualTo(Reason.BELOW_INTRINSIC);
            assertThat(volatilities.reason(1)).isEqualTo(Reason.ABOVE_UPPER_BOUND);
            assertThat(volatilities.reason(2)).isEqualTo(Reason.VEGA_VANISHES);
            assertThat(volatilities.reason(3)).isNull();
            assertThatIllegalStateException()
                    .isThrownBy(() -> volatilities.volatility(0))
                    .withMessageContaining("BELOW_INTRINSIC");
        }
    }

    /** Around intrinsic value, where all but the last digits of a price say nothing, and from corner to corner of what is let in. */
    @Test
    void batchesHaveAVolatilityWhereSingleQuotesHaveOne() {
        Random random = new Random(1);
        int size = 20_000;
        QuoteBatch quotes = new QuoteBatch(size);
        Reason[] reasons = new Reason[size];
        for (int i = 0; i < size; i++) {
            Quote quote = i % 2 == 0 ? nearIntrinsic(random) : anywhere(random);
            quotes.set(i, quote.right(), quote.strike(), quote.price(), quote.forward(), quote.yearsToExpiry());
            reasons[i] = ImpliedVolatility.of(quote) instanceof Unsolved unsolved ? unsolved.reason() : null;
        }
        assertThat(reasons).contains(Reason.values());
        kernels().forEach(kernels -> {
            BatchVolatilities volatilities = new BatchVolatilities(size);
            kernels.volatilities(quotes, volatilities);
            for (int i = 0; i < size; i++) {
                assertThat(volatilities.reason(i)).as("quote " + i).isEqualTo(reasons[i]);
            }
        });
    }

    private static Quote nearIntrinsic(Random random) {
        double strike = random.nextDouble(50, 150);
        Right right = strike < 100 ? Right.CALL : Right.PUT;
        double intrinsic = Math.abs(100 - strike);
        double roundings = random.nextInt(-20, 41) * Math.ulp(random.nextBoolean() ? strike : intrinsic);
        return new Quote(right, strike, Math.max(0, intrinsic + roundings), 100, 0.5);
    }

    private static Quote anywhere(Random random) {
        double forward = Math.pow(10, random.nextInt(-100, 101));
        double strike = Math.pow(10, random.nextInt(-100, 101));
        double bound = Math.min(forward, strike);
        double price = Math.abs(forward - strike) + bound * Math.pow(10, random.nextInt(-300, 1));
        Right right = random.nextBoolean() ? Right.CALL : Right.PUT;
        return new Quote(right, strike, price, forward, Math.pow(10, random.nextInt(-100, 101)));
    }

    @Test
    void aBatchMayBeFilledAgain() {
        QuoteBatch quotes = new QuoteBatch(1);
        BatchVolatilities volatilities = new BatchVolatilities(1);
        quotes.set(0, Right.PUT, 100, 5, 100, 1);
        Kernels.scalar().volatilities(quotes, volatilities);
        quotes.set(0, Right.PUT, 110, 9, 100, 1);
        Kernels.scalar().volatilities(quotes, volatilities);
        assertThat(volatilities.isSolved(0)).isFalse();
        assertThat(volatilities.reason(0)).isEqualTo(Reason.BELOW_INTRINSIC);
    }
}
