package io.dealerflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Expected values: mpmath, 45 digits. */
class DecimalTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-43");

    @Test
    void exponential() {
        close(Decimal.exp(new BigDecimal("-3.25")), "0.0387742078317220098868998352675961432601440619");
    }

    @Test
    void logarithm() {
        close(Decimal.log(new BigDecimal("7.75")), "2.04769284336525562709470008162600407429893866");
    }

    @Test
    void normalDistribution() {
        close(Decimal.cumulative(new BigDecimal("-5.5")), "0.0000000189895624658877193838512740335801863163574891");
        close(Decimal.cumulative(new BigDecimal("1.25")), "0.894350226333144742311227235974253445152390272");
    }

    private static void close(BigDecimal actual, String expected) {
        assertThat(actual).isCloseTo(new BigDecimal(expected), within(TOLERANCE));
    }
}
