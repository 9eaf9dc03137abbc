package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.profile.GammaFlip;
import java.util.List;
import org.junit.jupiter.api.Test;

class CumulativeFlipTest {
    private static StrikeExposure row(double strike, double netGex) {
        return new StrikeExposure(strike, Math.max(0, netGex), Math.min(0, netGex), 1, 1);
    }

    @Test
    void linearBetweenTheStrikesAroundTheSignChange() {
        // Sums -10, -30, +20: zero three fifths of the way from 95 to 100.
        GammaFlip flip = CumulativeFlip.of(List.of(row(90, -10), row(95, -20), row(100, 50)), 101);

        assertThat(flip.nearest()).isCloseTo(98, within(1e-12));
        assertThat(flip.distance()).isCloseTo(-3, within(1e-12));
        assertThat(flip.low()).isEqualTo(90);
        assertThat(flip.high()).isEqualTo(100);
    }

    @Test
    void theNearestOfSeveralIsTheFlip() {
        GammaFlip flip = CumulativeFlip.of(List.of(row(90, -10), row(95, 20), row(100, -20), row(105, 20)), 103);

        assertThat(flip.all()).hasSize(3);
        assertThat(flip.nearest()).isCloseTo(102.5, within(1e-12));
    }

    @Test
    void aSumThatKeepsItsSignHasNone() {
        GammaFlip flip = CumulativeFlip.of(List.of(row(90, -10), row(95, -20), row(100, 20)), 100);

        assertThat(flip.nearest()).isNull();
        assertThat(flip.reason()).isEqualTo(GammaFlip.Reason.NO_SIGN_CHANGE);
    }

    @Test
    void noStrikesNoFlip() {
        assertThat(CumulativeFlip.of(List.of(), 100).reason()).isEqualTo(GammaFlip.Reason.NO_SIGN_CHANGE);
    }

    /** Why it is no more than a comparison: the re-priced flip of this day is 3997.83, computed outside this project. */
    @Test
    void onARecordedChainItFindsNothing() {
        PreparedBook spx = PreparedBook.of(RecordedChains.spx20221212(), Convention.DEFAULT);

        assertThat(CumulativeFlip.of(GexAnalysis.of(spx)).nearest()).isNull();
    }
}
