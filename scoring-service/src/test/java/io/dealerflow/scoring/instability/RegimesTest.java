package io.dealerflow.scoring.instability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.contracts.scores.Regime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimesTest {
    @ParameterizedTest(name = "{0} after {1} is {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, -, STABLE",
                "29.99, -, STABLE",
                "30, -, FRAGILE",
                "69.99, -, FRAGILE",
                "70, -, EXPLOSIVE",
                "100, -, EXPLOSIVE",
                "32.99, STABLE, STABLE",
                "33, STABLE, FRAGILE",
                "71, STABLE, EXPLOSIVE",
                "27, FRAGILE, FRAGILE",
                "26.99, FRAGILE, STABLE",
                "72.99, FRAGILE, FRAGILE",
                "73, FRAGILE, EXPLOSIVE",
                "67, EXPLOSIVE, EXPLOSIVE",
                "66.99, EXPLOSIVE, FRAGILE",
                "10, EXPLOSIVE, STABLE",
            })
    void aRegimeIsLeftThreePointsPastItsEdge(double index, Regime previous, Regime expected) {
        assertThat(new Regimes(30, 70, 3).at(index, previous)).isEqualTo(expected);
    }

    @Test
    void edgesThatCannotBeAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Regimes(70, 30, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Regimes(30, 100, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Regimes(30, 70, 40));
        assertThatIllegalArgumentException().isThrownBy(() -> new Regimes(30, 70, Double.NaN));
    }
}
