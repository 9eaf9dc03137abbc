package io.dealerflow.quant.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionSymbolTest {
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
                "TOOLONGX221212C04000000"
            })
    void refusesWhatIsNoSymbol(String text) {
        assertThat(OptionSymbol.parse(text)).isEmpty();
    }

    @Test
    void writesWhatItRead() {
        assertThat(OptionSymbol.parse("SPX271217P10000000").orElseThrow().text())
                .isEqualTo("SPX271217P10000000");
    }
}
