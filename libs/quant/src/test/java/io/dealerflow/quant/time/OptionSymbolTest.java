package io.dealerflow.quant.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionSymbolTest {
    private static final LocalDate DATE = LocalDate.of(2022, 12, 12);

    @Test
    void isWrittenAlikeInEveryLanguage() {
        Locale own = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(OptionSymbol.parse("SPXW221212C04000000").orElseThrow().text())
                    .isEqualTo("SPXW221212C04000000");
        } finally {
            Locale.setDefault(own);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPXW221212C04000500", "SPXW  221212C04000500", " SPXW221212C04000500 "})
    void parsesPaddedAndPlainForms(String text) {
        assertThat(OptionSymbol.parse(text))
                .contains(new OptionSymbol("SPXW", LocalDate.of(2022, 12, 12), Right.CALL, 4000.5));
    }

    @Test
    void adjustedRootsKeepTheirDigit() {
        assertThat(OptionSymbol.parse("AMD1230120P00080000").orElseThrow().root())
                .isEqualTo("AMD1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SPX",
                "SPX221312C04000000",
                "SPX221212X04000000",
                "SPX221212C00000000",
                "TOOLONGX221212C04000000",
                "221212C04000000",
                "   221212C04000000",
                "SP X221212C04000000",
                "SPX\t221212C04000000",
                "spx221212C04000000",
                "SPX2212-1C04000000",
                "SPX221212c04000000",
                "SPX221212C0400000\u0661"
            })
    void refusesWhatIsNoSymbol(String text) {
        assertThat(OptionSymbol.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPX271217P10000000", "X000101C00000001", "BRK.B1991231P99999999"})
    void writesWhatItRead(String text) {
        assertThat(OptionSymbol.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100_000, 0.0001, 4000.0005, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void strikesThatNoSymbolCanSayAreRejected(double strike) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptionSymbol("SPX", DATE, Right.CALL, strike))
                .withMessageContaining("strike");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spx", "SP X", "TOOLONG"})
    void rootsThatNoSymbolCanSayAreRejected(String root) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptionSymbol(root, DATE, Right.CALL, 4000))
                .withMessageContaining("root");
    }

    @ParameterizedTest
    @ValueSource(ints = {1999, 2100, -2000})
    void yearsThatNoSymbolCanSayAreRejected(int year) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptionSymbol("SPX", DATE.withYear(year), Right.CALL, 4000))
                .withMessageContaining("expiry");
    }
}
