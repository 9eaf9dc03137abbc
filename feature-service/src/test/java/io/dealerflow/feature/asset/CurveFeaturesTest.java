package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.CURVE_OPEN_INTEREST_CHANGE_PCT;
import static io.dealerflow.contracts.features.FeatureName.CURVE_SLOPE;
import static io.dealerflow.contracts.features.FeatureName.ROLL_YIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.FeatureName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CurveFeaturesTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Fact.Curve.Contract MARCH = contract("VXH4", 19, 20.0, 100_000L);
    private static final Fact.Curve.Contract APRIL = contract("VXJ4", 47, 15.0, 80_000L);

    @Test
    void backwardationIsPositive() {
        assertThat(value(CURVE_SLOPE, MARCH, APRIL)).isEqualTo(0.25);
        assertThat(value(ROLL_YIELD, MARCH, APRIL)).isCloseTo(0.25 * 365 / 28, within(1e-12));
    }

    @Test
    @DisplayName("contracts are chosen by expiry, not by the order of the list or of the symbols")
    void theOrderOfTheListDoesNotMatter() {
        assertThat(value(CURVE_SLOPE, contract("A", 80, 14.0, 70_000L), APRIL, MARCH))
                .isEqualTo(0.25);
    }

    @Test
    void theNearContractIsLeftWhenLessThanFiveDaysRemain() {
        assertThat(value(CURVE_SLOPE, contract("VXG4", 5, 40.0, 90_000L), MARCH, APRIL))
                .isEqualTo(0.5);
        assertThat(value(CURVE_SLOPE, contract("VXG4", 4, 40.0, 90_000L), MARCH, APRIL))
                .isEqualTo(0.25);
    }

    @Test
    void contractsThatFewHoldAreNoPartOfTheCurve() {
        assertThat(value(CURVE_SLOPE, contract("VX11", 12, 30.0, 4_999L), MARCH, APRIL))
                .isEqualTo(0.25);
        assertThat(value(CURVE_SLOPE, contract("VX11", 12, 40.0, 5_000L), MARCH, APRIL))
                .isEqualTo(0.5);
        assertThat(value(CURVE_SLOPE, contract("VX11", 12, 40.0, null), MARCH, APRIL))
                .isEqualTo(0.25);
    }

    @Test
    void withoutOpenInterestAllContractsCount() {
        assertThat(value(CURVE_SLOPE, contract("B", 19, 20.0, null), contract("C", 47, 15.0, null)))
                .isEqualTo(0.25);
    }

    @Test
    void ofTwoContractsWithOneExpiryTheOneThatMoreHoldCounts() {
        assertThat(value(CURVE_SLOPE, contract("A", 19, 33.0, 50_000L), MARCH, APRIL))
                .isEqualTo(0.25);
    }

    @Test
    void oneContractIsNoCurve() {
        Fact.Curve.Contract unsettled = contract("VXJ4", 47, null, 80_000L);
        var noExpiry = new Fact.Curve.Contract("VXK4", null, 15.0, 80_000L);

        assertThat(reason(CURVE_SLOPE, MARCH, unsettled, noExpiry)).isEqualTo("FEW_CONTRACTS");
    }

    @Test
    void pricesBelowZeroHaveNoRatio() {
        assertThat(reason(CURVE_SLOPE, contract("CLK0", 19, -37.63, 100_000L), APRIL))
                .isEqualTo("NOT_POSITIVE");
        assertThat(reason(ROLL_YIELD, MARCH, contract("CLM0", 47, 0.0, 100_000L)))
                .isEqualTo("NOT_POSITIVE");
    }

    @Test
    @DisplayName("observations of one date make up its curve; a later one replaces the contracts that it has")
    void partsOfACurve() {
        var samples = new FactSamples()
                .curve(DAY, MARCH)
                .curve(DAY, contract("VXJ4", 47, 10.0, 1L))
                .curve(DAY, APRIL);

        assertThat(samples.featureOn(DAY, CURVE_SLOPE).value()).isEqualTo(0.25);
        assertThat(samples.featureOn(DAY, CURVE_SLOPE).inputs().count()).isEqualTo(3);
    }

    @Test
    void openInterestIsComparedWithTheLatestEarlierDate() {
        var samples = new FactSamples()
                .curve(DAY.minusDays(3), contract("VXH4", 19, 20.0, 60_000L))
                .curve(DAY.minusDays(3), contract("VXJ4", 47, 20.0, 60_000L))
                .curve(DAY, MARCH, APRIL);

        assertThat(samples.featureOn(DAY, CURVE_OPEN_INTEREST_CHANGE_PCT).value())
                .isEqualTo(50);
        assertThat(samples.featureOn(DAY, CURVE_OPEN_INTEREST_CHANGE_PCT)
                        .inputs()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void withoutSomethingToCompareWithOpenInterestHasNoChange() {
        assertThat(reason(CURVE_OPEN_INTEREST_CHANGE_PCT, MARCH)).isEqualTo("SHORT_HISTORY");
        assertThat(change(1, contract("VXH4", 19, 20.0, null))).isEqualTo("UNAVAILABLE");
        assertThat(change(1, contract("VXH4", 19, 20.0, 0L))).isEqualTo("NOT_POSITIVE");
        assertThat(change(11, MARCH)).isEqualTo("GAP");
    }

    private static @Nullable String change(int daysBefore, Fact.Curve.Contract before) {
        return new FactSamples()
                .curve(DAY.minusDays(daysBefore), before)
                .curve(DAY, MARCH)
                .featureOn(DAY, CURVE_OPEN_INTEREST_CHANGE_PCT)
                .reason();
    }

    private static @Nullable Double value(FeatureName name, Fact.Curve.Contract... contracts) {
        return new FactSamples().curve(DAY, contracts).featureOn(DAY, name).value();
    }

    private static @Nullable String reason(FeatureName name, Fact.Curve.Contract... contracts) {
        return new FactSamples().curve(DAY, contracts).featureOn(DAY, name).reason();
    }

    private static Fact.Curve.Contract contract(
            String symbol, int days, @Nullable Double settlement, @Nullable Long openInterest) {
        return new Fact.Curve.Contract(symbol, DAY.plusDays(days), settlement, openInterest);
    }
}
