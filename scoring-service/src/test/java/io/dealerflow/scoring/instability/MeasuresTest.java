package io.dealerflow.scoring.instability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.scoring.Snapshots;
import org.junit.jupiter.api.Test;

/** Expected figures by hand from the definitions in DESIGN.md. */
class MeasuresTest {
    @Test
    void flowIsWhatDealersSellIntoAFallAsShareOfGross() {
        // sell 1 bn of 10 bn gross -> 0.1; buy 3 bn -> -0.3
        assertThat(value(ComponentKind.FLOW, Snapshots.of("X").flows(-1e9, 1e9).build()))
                .isEqualTo(0.1);
        assertThat(value(ComponentKind.FLOW, Snapshots.of("X").flows(3e9, -2e9).build()))
                .isEqualTo(-0.3);
    }

    @Test
    void flowDoesNotDependOnTheSizeOfTheMarket() {
        assertThat(value(
                        ComponentKind.FLOW,
                        Snapshots.of("X").gross(1e6).flows(-1e5, 1e5).build()))
                .isEqualTo(0.1);
    }

    @Test
    void positioningIsPositiveInsideNegativeGamma() {
        // spot 100, flip 110: 10 %
        assertThat(value(
                        ComponentKind.POSITIONING,
                        Snapshots.of("X").net(-2e9).flip(110).build()))
                .isCloseTo(10, within(1e-12));
        assertThat(value(
                        ComponentKind.POSITIONING,
                        Snapshots.of("X").net(2e9).flip(96).build()))
                .isCloseTo(-4, within(1e-12));
    }

    @Test
    void positioningWithoutASignChangeIsTheDistanceToTheNearerEndOfTheSearch() {
        GexSnapshot snapshot = Snapshots.of("X")
                .net(-2e9)
                .noFlip(NoFlipReason.NO_SIGN_CHANGE)
                .searched(80.0, 115.0)
                .build();

        assertThat(value(ComponentKind.POSITIONING, snapshot)).isCloseTo(15, within(1e-12));
    }

    @Test
    void whatTheSnapshotDoesNotSayAbstainsWithItsReason() {
        assertThat(reason(ComponentKind.FLOW, Snapshots.of("X").noFlows().build()))
                .isEqualTo("NO_HEDGING_FLOW");
        assertThat(reason(ComponentKind.FLOW, Snapshots.of("X").gross(0).build()))
                .isEqualTo("NO_EXPOSURE");
        assertThat(reason(ComponentKind.VOL, Snapshots.of("X").gross(0).vol(0.2).build()))
                .isEqualTo("NO_EXPOSURE");
        assertThat(reason(ComponentKind.VOL, Snapshots.of("X").vol(null).build()))
                .isEqualTo("NO_ATM_VOL");
        assertThat(reason(
                        ComponentKind.POSITIONING,
                        Snapshots.of("X").noFlip(NoFlipReason.VENDOR_GAMMA).build()))
                .isEqualTo("VENDOR_GAMMA");
        assertThat(reason(ComponentKind.CREDIT, Snapshots.of("X").build())).isEqualTo("NO_SOURCE");
    }

    private static Double value(ComponentKind kind, GexSnapshot snapshot) {
        return measure(kind, snapshot).value();
    }

    private static String reason(ComponentKind kind, GexSnapshot snapshot) {
        return measure(kind, snapshot).reason();
    }

    private static Measure measure(ComponentKind kind, GexSnapshot snapshot) {
        return Measures.of(snapshot).stream()
                .filter(measure -> measure.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
