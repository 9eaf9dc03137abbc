package io.dealerflow.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"3990.555, 3990.56", "-0.001, 0.00", "0, 0.00", "-7.125, -7.13"})
    void priceHasTwoDecimalsRoundedHalfUp(double value, String expected) {
        assertThat(Figures.price(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1426100000, -1.4261", "168396500000, 168.3965", "0, 0.0000"})
    void dollarsAreShownAsBillions(double dollars, String expected) {
        assertThat(DollarUnit.BILLIONS.amount(dollars)).isEqualTo(expected);
    }

    @Test
    void smallExposureIsNotShownAsZero() {
        assertThat(DollarUnit.BILLIONS.amount(-31_415)).isEqualTo("-0.000031415");
        assertThat(DollarUnit.MILLIONS.amount(-1_234)).isEqualTo("-0.001234");
    }

    @DisplayName("exposure is written in millions for a gross below a billion, in billions otherwise")
    @ParameterizedTest
    @CsvSource({
        "168396500000, -1426100000, -1.4261 $bn",
        "1000000000, 500000, 0.0005 $bn",
        "86915400, -9740060, -9.74 $mn",
        "999999999, 999999999, 1000.00 $mn",
        "0, 0, 0.0000 $bn"
    })
    void theUnitFitsTheSymbol(double gross, double net, String expected) {
        DollarUnit unit = DollarUnit.of(gross);

        assertThat(unit.amount(net) + " " + unit.symbol()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.5, +1.50", "-1.5, -1.50", "0, 0.00", "0.001, 0.00"})
    void signedFiguresCarryAPlus(double value, String expected) {
        assertThat(Figures.signed(value, 2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.0123456789, 0.0123457", "-1426100000, -1426100000", "0, 0", "1e-40, 1E-40"})
    void figuresOfUnknownScaleHaveSixDigits(double value, String expected) {
        assertThat(Figures.significant(value)).isEqualTo(expected);
    }

    @Test
    void notANumberIsMissing() {
        assertThat(Figures.price(Double.NaN)).isEqualTo("not available (not a finite number)");
    }

    @Test
    void formatDoesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
            assertThat(Figures.price(1234.5)).isEqualTo("1234.50");
            assertThat(Figures.newYork(Instant.parse("2022-12-13T01:30:00Z"))).isEqualTo("2022-12-12 20:30");
        } finally {
            Locale.setDefault(before);
        }
    }
}
