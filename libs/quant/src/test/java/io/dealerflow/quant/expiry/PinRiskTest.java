package io.dealerflow.quant.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.expiry.PinRisk.Components;
import io.dealerflow.quant.expiry.PinRisk.Reason;
import io.dealerflow.quant.expiry.PinRisk.Weights;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.DayCount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PinRiskTest {
    private static final PreparedBook TYPICAL = PreparedBook.of(Books.typical(), Convention.DEFAULT);

    private static PreparedBook expiring(String expiry, OptionLine... lines) {
        return PreparedBook.of(Books.book(Books.series("SPY", expiry, List.of(lines))), Convention.DEFAULT);
    }

    private static PinRisk pin(PreparedBook prepared) {
        return PinRisk.of(prepared).found().orElseThrow();
    }

    @Test
    void isTheWeightedSumOfItsComponents() {
        PinRisk pin = pin(TYPICAL);

        Components parts = pin.components();
        assertThat(pin.strike()).isEqualTo(100);
        assertThat(parts.proximity()).isEqualTo(1);
        assertThat(parts.time()).isCloseTo(1 - pin.reading().years() * 73, within(1e-12));
        // At 97.5, 100 and 102.5: 1600 + 2500 + 1050 of 8 strikes at 1600, 2500, 8 strikes at 1050.
        assertThat(parts.concentration()).isCloseTo(5150.0 / 23_700, within(1e-12));
        assertThat(parts.gamma()).isBetween(parts.concentration(), 1.0);
        assertThat(pin.value())
                .isCloseTo(
                        0.35 + 0.2 * parts.time() + 0.25 * parts.concentration() + 0.2 * parts.gamma(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void fiveDaysAreCalendarDaysUnderAnyDayCount(DayCount dayCount) {
        Convention convention =
                Convention.DEFAULT.toBuilder().dayCount(dayCount).build();

        PinRisk pin = pin(PreparedBook.of(Books.typical(), convention));

        assertThat(pin.components().time()).isCloseTo(1 - (3 + 18.5 / 24) / 5, within(1e-12));
    }

    @Test
    void callersMayWeighTheComponentsOtherwise() {
        Weights weights = new Weights(0, 0.5, 0.5, 0);

        PinRisk pin = PinRisk.of(TYPICAL, weights).found().orElseThrow();

        assertThat(pin.weights()).isEqualTo(weights);
        assertThat(pin.components()).isEqualTo(pin(TYPICAL).components());
        assertThat(pin.value())
                .isCloseTo(
                        0.5 * pin.components().time() + 0.5 * pin.components().concentration(), within(1e-12));
    }

    @Test
    void weightsAreSharesOfOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Weights(0.5, 0.5, 0.5, -0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weights(0.3, 0.3, 0.3, 0.3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weights(Double.NaN, 0.5, 0.5, 0));
    }

    @Test
    void isHighFromSeventyPercentOn() {
        PinRisk pin = pin(TYPICAL);

        assertThat(withComponents(pin, 0.71).isHigh()).isTrue();
        assertThat(withComponents(pin, 0.69).isHigh()).isFalse();
    }

    private static PinRisk withComponents(PinRisk pin, double each) {
        Components components = new Components(each, each, each, each);
        return new PinRisk(pin.reading(), pin.strike(), pin.expectedMove(), components, pin.weights());
    }

    @Test
    void ofEquallyBusyStrikesTheNearestToSpotPins() {
        PreparedBook above = expiring(
                "2022-12-16",
                Books.line(Right.PUT, 98, 0.3, 50),
                Books.line(Right.CALL, 101, 0.3, 50),
                Books.line(Right.CALL, 102, 0.3, 50));

        assertThat(pin(above).strike()).isEqualTo(101);
    }

    @Test
    void strikesBeyondTheExpectedMoveDoNotPin() {
        // One standard deviation is about 30 % · √(4 / 365) of spot, 3.2.
        PreparedBook prepared = expiring(
                "2022-12-16",
                Books.line(Right.PUT, 98, 0.3, 50),
                Books.line(Right.CALL, 102, 0.3, 60),
                Books.line(Right.CALL, 104, 0.3, 5000));

        assertThat(pin(prepared).strike()).isEqualTo(102);
    }

    @Test
    void noPinRiskSaysWhy() {
        PreparedBook far =
                expiring("2022-12-30", Books.line(Right.PUT, 95, 0.3, 1), Books.line(Right.CALL, 105, 0.3, 1));
        PreparedBook oneSided = expiring("2022-12-16", Books.line(Right.PUT, 99, 0.3, 1));
        PreparedBook openFarAway = expiring(
                "2022-12-16",
                Books.line(Right.PUT, 99, 0.3, 0),
                Books.line(Right.CALL, 101, 0.3, 0),
                Books.line(Right.CALL, 120, 0.3, 7));

        assertThat(PinRisk.of(far)).isEqualTo(new Outcome.Missing<>(Reason.NO_EXPIRY_WITHIN_5_DAYS));
        assertThat(PinRisk.of(oneSided)).isEqualTo(new Outcome.Missing<>(Reason.NO_EXPECTED_MOVE));
        assertThat(PinRisk.of(openFarAway)).isEqualTo(new Outcome.Missing<>(Reason.NO_OPEN_INTEREST_NEAR_SPOT));
    }
}
