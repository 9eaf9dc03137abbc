package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GammaRegimeTest {
    private static final GammaFlip NONE = GammaFlip.among(List.of(), 100, 20);
    private static final GammaFlip NEAR = GammaFlip.among(List.of(90.0, 99.5, 101.0), 100, 20);
    private static final GammaFlip FAR = GammaFlip.among(List.of(90.0), 100, 20);

    @Test
    void headlineIsTheCrossingNearestToSpot() {
        assertThat(NEAR.nearest()).isEqualTo(99.5);
        assertThat(NEAR.distance()).isEqualTo(-0.5);
        assertThat(NEAR.relativeDistance()).isEqualTo(-0.005);
    }

    @Test
    void noneComesWithItsReason() {
        assertThat(NONE.nearest()).isNull();
        assertThat(NONE.distance()).isNull();
        assertThat(NONE.reason()).isEqualTo(GammaFlip.Reason.NO_SIGN_CHANGE);
    }

    @Test
    void neutralBeforeNearBeforeSign() {
        assertThat(GammaRegime.of(0, 0, NEAR, 0.01)).isEqualTo(GammaRegime.NEUTRAL);
        assertThat(GammaRegime.of(-5, 10, NEAR, 0.01)).isEqualTo(GammaRegime.NEAR_FLIP);
        assertThat(GammaRegime.of(-5, 10, FAR, 0.01)).isEqualTo(GammaRegime.NEGATIVE_GAMMA);
        assertThat(GammaRegime.of(5, 10, NONE, 0.01)).isEqualTo(GammaRegime.POSITIVE_GAMMA);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> GammaRegime.of(Double.NaN, 10, FAR, 0.01)).hasMessageContaining("netGex");
        assertThatThrownBy(() -> GammaRegime.of(5, Double.NaN, FAR, 0.01)).hasMessageContaining("grossGex");
        assertThatThrownBy(() -> GammaRegime.of(5, 10, FAR, Double.NaN)).hasMessageContaining("nearFlip");
    }
}
