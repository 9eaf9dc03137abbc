package io.dealerflow.quant.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.vol.ImpliedVolatility.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
