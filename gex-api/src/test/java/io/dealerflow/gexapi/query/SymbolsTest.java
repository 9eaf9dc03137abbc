package io.dealerflow.gexapi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.kit.http.InvalidParameterException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolsTest {
    @ParameterizedTest
    @CsvSource({
        "spx, SPX",
        "' spx ', SPX",
        "^SPX, ^SPX|SPX",
        "_SPX, _SPX|SPX",
        "$spx, $SPX|SPX",
        "SPXW, SPXW|SPX",
        "^SPXW, ^SPXW|SPXW|SPX",
        "BRK.B, BRK.B|BRKB",
        "BRK/B, BRK/B|BRKB",
        "BRKB, BRKB",
        "AMD1, AMD1",
        "^, ^",
    })
    void everyWayToWriteASymbolIsRead(String written, String names) {
        assertThat(Symbols.names(written)).isEqualTo(List.of(names.split("\\|")));
    }

    @Test
    void anOptionRootThatIsNotResolvedIsExplained() {
        assertThat(Symbols.hint("AMD1")).contains("AMD1 is an option root of AMD.", "/api/v1/symbols");
        assertThat(Symbols.hint("NOPE")).doesNotContain("root").contains("/api/v1/symbols");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\0", "SPX\0", "S\tPX"})
    void whatIsNoSymbolIsRefused(String written) {
        assertThatThrownBy(() -> Symbols.names(written)).isInstanceOf(InvalidParameterException.class);
    }
}
