package io.dealerflow.quant.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected numbers: the formulas in mpmath 1.3 with 30 digits, derivatives taken numerically. */
class SviTest {
    /** Axel Vogt's smile, which looks harmless and has butterfly arbitrage (Gatheral and Jacquier 2014, section 3.2). */
    private static final Svi VOGT = new Svi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

    private static final Svi SKEWED = new Svi(0.004, 0.08, -0.45, 0.02, 0.12);

    @ParameterizedTest
    @CsvSource({
        "-0.3, 0.042860811985016099737, -0.110906334205523561, 0.02885946095247055, 0.316289812140991449",
        "-0.1, 0.021896450198781712468, -0.092568542494923802, 0.235702260395515841, 0.641405531345786961",
        "0, 0.014452420048477151502, -0.0491519189844285831, 0.639823085728958097, 1.27796977684247036",
        "0.05, 0.01281545350148238532, -0.0165971499970933621, 0.608716862836286679, 1.36477024232829645",
        "0.2, 0.014826646122227148607, 0.0305640235470274946, 0.113784655635944435, 0.671292261361578101"
    })
    void varianceDerivativesAndDensity(double k, double variance, double slope, double curvature, double density) {
        assertThat(SKEWED.totalVariance(k)).isCloseTo(variance, within(1e-15));
        assertThat(SKEWED.slope(k)).isCloseTo(slope, within(1e-15));
        assertThat(SKEWED.curvature(k)).isCloseTo(curvature, within(1e-14));
        assertThat(SKEWED.butterfly(k)).isCloseTo(density, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "-0.5, 0.35685357253770741183",
        "0, 1.0386497312817974642",
        "0.5, 0.069379211300828865204",
        "0.8, -0.02981846154760265887",
        "1.2, -0.0069151818382860806869"
    })
    void vogtsSmileHasNegativeDensity(double k, double density) {
        assertThat(VOGT.butterfly(k)).isCloseTo(density, within(1e-12));
        assertThat(VOGT.isArbitrageFree(-1.5, 1.5)).isFalse();
    }

    @Test
    void aGentleSmileIsFreeOfArbitrage() {
        assertThat(SKEWED.isArbitrageFree(-0.5, 0.5)).isTrue();
    }

    @Test
    void aWingBeyondLeesBoundIsNot() {
        Svi steep = new Svi(0.04, 1.5, 0.5, 0, 1);

        assertThat(steep.wingSlope()).isEqualTo(2.25);
        assertThat(steep.isArbitrageFree(-0.5, 0.5)).isFalse();
    }

    @Test
    void negativeVarianceIsArbitrage() {
        assertThat(new Svi(-0.02, 0.1, 0, 0, 0.1).isArbitrageFree(-0.5, 0.5)).isFalse();
    }

    @Test
    void leastVarianceIsTheMinimum() {
        double least = Double.POSITIVE_INFINITY;
        for (double k = -1; k <= 1; k += 1e-4) {
            least = Math.min(least, SKEWED.totalVariance(k));
        }
        assertThat(SKEWED.leastVariance()).isCloseTo(least, within(1e-9));
    }

    @Test
    void rejectsWhatIsNoSmile() {
        assertThatThrownBy(() -> new Svi(0.04, -0.1, 0, 0, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Svi(0.04, 0.1, 1.01, 0, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Svi(0.04, 0.1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Svi(Double.NaN, 0.1, 0, 0, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
