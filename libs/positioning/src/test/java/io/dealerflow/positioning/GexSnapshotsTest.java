package io.dealerflow.positioning;

import static io.dealerflow.positioning.Chains.MONDAY;
import static io.dealerflow.positioning.Chains.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.SpotSource;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GexSnapshotsTest {
    private static ChainBook book(OptionChain... observations) {
        return ChainBook.at(MONDAY.plus(Duration.ofDays(30)), List.of(observations))
                .orElseThrow();
    }

    private static final ChainBook TYPICAL = book(observed("a", MONDAY, 100, "2022-12-16", "2023-01-20"));

    @Test
    void sumsAgree() {
        GexSnapshot snapshot = GexSnapshots.of(TYPICAL, Convention.DEFAULT);

        double strikes = snapshot.byStrike().stream()
                .mapToDouble(GexSnapshot.StrikeGex::netGex)
                .sum();
        double expiries = snapshot.byExpiry().stream()
                .mapToDouble(GexSnapshot.ExpiryGex::netGex)
                .sum();
        assertThat(snapshot.callGex() + snapshot.putGex()).isCloseTo(snapshot.netGex(), within(1e-6));
        assertThat(strikes).isCloseTo(snapshot.netGex(), within(1e-6));
        assertThat(expiries).isCloseTo(snapshot.netGex(), within(1e-6));
        assertThat(snapshot.quality().received()).isEqualTo(12);
        assertThat(snapshot.quality().used()).isEqualTo(12);
    }

    @Test
    @DisplayName("a snapshot says how the newest observation knows its spot")
    void spotSource() {
        OptionChain quoted = observed("old", MONDAY, 100, "2022-12-16");
        OptionChain implied = observed("new", MONDAY.plus(Duration.ofHours(1)), 101, "2022-12-16");
        OptionChain newest = new OptionChain(
                implied.eventId(),
                implied.source(),
                implied.asOf(),
                implied.ingestTs(),
                implied.version(),
                implied.underlying(),
                implied.spot(),
                implied.series(),
                implied.contracts(),
                SpotSource.PARITY);

        assertThat(GexSnapshots.of(book(quoted), Convention.DEFAULT).spotSource())
                .isEqualTo(SpotSource.QUOTED);
        assertThat(GexSnapshots.of(book(quoted, newest), Convention.DEFAULT).spotSource())
                .isEqualTo(SpotSource.PARITY);
    }

    @Test
    void theSameBookHasTheSameEventIdAndAnotherConventionAnother() {
        Convention other = Convention.DEFAULT.toBuilder().rate(0.05).build();
        String id = GexSnapshots.of(TYPICAL, Convention.DEFAULT).eventId();

        assertThat(GexSnapshots.of(TYPICAL, Convention.DEFAULT).eventId()).isEqualTo(id);
        assertThat(GexSnapshots.of(TYPICAL, other).eventId()).isNotEqualTo(id);
    }

    @Test
    void expiriesCarriedForMoreThanADayAreStale() {
        ChainBook carried = book(
                observed("old", MONDAY, 100, "2023-01-20"),
                observed("new", MONDAY.plus(Duration.ofHours(25)), 101, "2022-12-16"));

        GexSnapshot snapshot = GexSnapshots.of(carried, Convention.DEFAULT);

        assertThat(snapshot.quality().dropped()).containsEntry("STALE", 6);
        assertThat(snapshot.observationIds()).containsExactly("old", "new");
        assertThat(snapshot.byExpiry()).hasSize(1);
    }

    @Test
    void missingVendorGammasAreNamed() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

        GexSnapshot snapshot = GexSnapshots.of(TYPICAL, vendor);

        assertThat(snapshot.quality().dropped()).containsEntry("NO_VENDOR_GAMMA", 12);
        assertThat(snapshot.gammaFlip().reason()).isEqualTo(NoFlipReason.VENDOR_GAMMA);
        assertThat(snapshot.gammaFlip().searched()).isEmpty();
    }

    @Test
    @DisplayName(
            "delta, vanna and charm are those of the analytics; the slope is the change of net GEX a point of spot")
    void exposuresBesidesGamma() {
        GexSnapshot snapshot = GexSnapshots.of(TYPICAL, Convention.DEFAULT);
        GexAnalytics.Greeks greeks = BookAnalytics.of(TYPICAL, Convention.DEFAULT, GexAnalytics.HedgingShift.NONE)
                .greeks();
        double slope = (netGexAt(100.01) - netGexAt(99.99)) / 0.02;

        assertThat(snapshot.netDelta()).isEqualTo(greeks.dex());
        assertThat(snapshot.netVanna()).isEqualTo(greeks.vex());
        assertThat(snapshot.netCharm()).isEqualTo(greeks.cex());
        assertThat(snapshot.netGexSlope()).isCloseTo(slope, withinPercentage(0.1));
    }

    private static double netGexAt(double spot) {
        return GexSnapshots.of(book(observed("a", MONDAY, spot, "2022-12-16", "2023-01-20")), Convention.DEFAULT)
                .netGex();
    }

    @Test
    void vendorGammasGiveNoOtherExposure() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

        GexSnapshot snapshot = GexSnapshots.of(TYPICAL, vendor);

        assertThat(snapshot.netDelta()).isNull();
        assertThat(snapshot.netVanna()).isNull();
        assertThat(snapshot.netCharm()).isNull();
        assertThat(snapshot.netGexSlope()).isNull();
    }

    @Test
    void profileHoldsTheSnapshotsNetAtSpot() {
        GexSnapshots.Profiled priced = GexSnapshots.profiled(TYPICAL, Convention.DEFAULT);

        assertThat(priced.profile()).anySatisfy(point -> {
            assertThat(point.spot()).isEqualTo(100);
            assertThat(point.netGex()).isCloseTo(priced.snapshot().netGex(), within(1e-6));
        });
    }
}
