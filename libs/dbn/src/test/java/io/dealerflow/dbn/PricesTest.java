package io.dealerflow.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                5_180_250_000_000L,
                -37_630_000_000L,
                9_007_199_254_740_993L,
                Long.MAX_VALUE - 1,
                Long.MIN_VALUE
            })
    void aPriceIsTheNearestDouble(long price) {
        assertThat(Prices.toDouble(price))
                .isEqualTo(new BigDecimal(price).movePointLeft(9).doubleValue());
    }

    @Test
    void anUndefinedPriceIsNoNumber() {
        assertThat(Prices.toDouble(Prices.UNDEFINED)).isNaN();
    }
}
