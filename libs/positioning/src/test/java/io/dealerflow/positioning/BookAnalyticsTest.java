package io.dealerflow.positioning;

import static io.dealerflow.positioning.Chains.MONDAY;
import static io.dealerflow.positioning.Chains.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.api.GexAnalytics.Assumption;
import io.dealerflow.contracts.api.GexAnalytics.Bucket;
import io.dealerflow.contracts.api.GexAnalytics.ExpiryBucket;
import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.contracts.api.GexAnalytics.NoGreeksReason;
import io.dealerflow.contracts.api.GexAnalytics.StrikeGreeks;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BookAnalyticsTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2022-12-16");
    private static final LocalDate JANUARY = LocalDate.parse("2023-01-20");
    private static final ChainBook TYPICAL = book(observed("a", MONDAY, 100, FRIDAY.toString(), JANUARY.toString()));
    private static final GexSnapshot SNAPSHOT = GexSnapshots.of(TYPICAL, Convention.DEFAULT);
    private static final GexAnalytics ANALYTICS = BookAnalytics.of(TYPICAL, Convention.DEFAULT, HedgingShift.NONE);
    private static final Convention VENDOR =
            Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

    private static ChainBook book(OptionChain chain) {
        return ChainBook.at(chain.asOf(), List.of(chain)).orElseThrow();
    }

    private static double sum(GexAnalytics analytics, ToDoubleFunction<Bucket> figure) {
        return analytics.byBucket().stream().mapToDouble(figure).sum();
    }

    @Test
    void bucketsSumToTheBook() {
        assertThat(ANALYTICS.byBucket())
                .extracting(Bucket::bucket)
                .containsExactly(
                        ExpiryBucket.ZERO_DTE,
                        ExpiryBucket.DAYS_1_TO_7,
                        ExpiryBucket.DAYS_8_TO_30,
                        ExpiryBucket.DAYS_31_TO_60,
                        ExpiryBucket.DAYS_61_TO_180,
                        ExpiryBucket.BEYOND_180_DAYS);
        assertThat(ANALYTICS.byBucket()).extracting(Bucket::series).containsExactly(0, 1, 0, 1, 0, 0);
        assertThat(sum(ANALYTICS, Bucket::netGex)).isCloseTo(SNAPSHOT.netGex(), within(1e-6));
        assertThat(sum(ANALYTICS, Bucket::callGex)).isCloseTo(SNAPSHOT.callGex(), within(1e-6));
        assertThat(sum(ANALYTICS, Bucket::putGex)).isCloseTo(SNAPSHOT.putGex(), within(1e-6));
        assertThat(sum(ANALYTICS, Bucket::grossGex)).isCloseTo(SNAPSHOT.grossGex(), within(1e-6));
        assertThat(sum(ANALYTICS, Bucket::dex)).isCloseTo(ANALYTICS.greeks().dex(), within(1e-6));
        assertThat(sum(ANALYTICS, Bucket::vex)).isCloseTo(ANALYTICS.greeks().vex(), within(1e-6));
        assertThat(sum(ANALYTICS, Bucket::cex)).isCloseTo(ANALYTICS.greeks().cex(), within(1e-6));
    }

    @Test
    void strikesSumToTheGreeksOfTheBook() {
        List<StrikeGreeks> strikes = ANALYTICS.byStrike();
        GexAnalytics.Greeks book = ANALYTICS.greeks();

        assertThat(strikes)
                .extracting(StrikeGreeks::strike)
                .containsExactlyElementsOf(SNAPSHOT.byStrike().stream()
                        .map(GexSnapshot.StrikeGex::strike)
                        .toList());
        assertThat(strikes.stream().mapToDouble(StrikeGreeks::dex).sum()).isCloseTo(book.dex(), within(1e-6));
        assertThat(strikes.stream().mapToDouble(StrikeGreeks::vex).sum()).isCloseTo(book.vex(), within(1e-6));
        assertThat(strikes.stream().mapToDouble(StrikeGreeks::cex).sum()).isCloseTo(book.cex(), within(1e-6));
    }

    @Test
    void sharesArePercentOfTheGross() {
        GexSnapshot.ExpiryGex friday = SNAPSHOT.byExpiry().getFirst();
        GexAnalytics.Share next = ANALYTICS.dealerShare().nextExpiry();

        assertThat(next.expiry()).isEqualTo(FRIDAY);
        assertThat(next.netGex()).isCloseTo(friday.netGex(), within(1e-6));
        assertThat(next.sharePct()).isCloseTo(100 * friday.grossGex() / SNAPSHOT.grossGex(), within(1e-9));
        assertThat(ANALYTICS.dealerShare().monthly()).isEqualTo(next); // the third Friday
        assertThat(ANALYTICS.dealerShare().zeroDte()).isNull();
    }

    @Test
    void alternativesGoByTheirNames() {
        assertThat(ANALYTICS.robustness().alternatives())
                .extracting(GexAnalytics.Alternative::assumption)
                .containsExactly(
                        Assumption.NO_CARRY,
                        Assumption.CALENDAR_DAYS,
                        Assumption.VOLATILITY_UP,
                        Assumption.VOLATILITY_DOWN,
                        Assumption.VOLUME_WEIGHTS,
                        Assumption.VENDOR_GAMMAS);
        GexAnalytics.Alternative untraded =
                ANALYTICS.robustness().alternatives().get(4);
        assertThat(untraded.grossGex()).isZero();
        assertThat(untraded.signHolds()).isNull();
        assertThat(ANALYTICS.robustness().netToGross()).isEqualTo(SNAPSHOT.netToGross());
        assertThat(ANALYTICS.robustness().holds())
                .isEqualTo(ANALYTICS.robustness().turning().isEmpty());
    }

    @Test
    void aFlatSmileHasNoSkew() {
        // 16:00 in New York is 21:00 UTC: 4 days and an hour, 39 days and an hour.
        assertThat(ANALYTICS.termStructure())
                .extracting(GexAnalytics.TermPoint::expiry)
                .containsExactly(FRIDAY, JANUARY);
        assertThat(ANALYTICS.termStructure().getFirst().days()).isCloseTo(4 + 1 / 24.0, within(1e-9));
        assertThat(ANALYTICS.termStructure().getLast().days()).isCloseTo(39 + 1 / 24.0, within(1e-9));
        assertThat(ANALYTICS.termStructure())
                .allSatisfy(point -> assertThat(point.atmIv()).isCloseTo(0.2, within(1e-12)));
        assertThat(ANALYTICS.skew()).hasSize(2).allSatisfy(skew -> {
            assertThat(skew.root()).isEqualTo("SPXW");
            assertThat(skew.slope()).isCloseTo(0, within(1e-9));
        });
        assertThat(ANALYTICS.skew().getFirst().riskReversal25d()).isCloseTo(0, within(1e-9));
        assertThat(ANALYTICS.skew().getFirst().butterfly25d()).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatRollsOffLeavesTheRest() {
        assertThat(ANALYTICS.forwardGex()).singleElement().satisfies(roll -> {
            assertThat(roll.rolledOff()).isEqualTo(FRIDAY);
            assertThat(roll.at()).isEqualTo(Instant.parse("2022-12-16T21:00:00Z"));
            assertThat(roll.netGexNow()).isCloseTo(SNAPSHOT.byExpiry().getLast().netGex(), within(1e-6));
        });
    }

    @Test
    void withoutAShiftTheMoveIsAll() {
        assertThat(ANALYTICS.hedgingFlow()).hasSize(10).allSatisfy(flow -> {
            assertThat(flow.shares()).isEqualTo(flow.gammaShares());
            assertThat(List.of(flow.vannaShares(), flow.charmShares(), flow.residualShares()))
                    .containsOnly(0.0);
        });
        assertThat(ANALYTICS.hedgingFlow())
                .extracting(GexAnalytics.HedgingFlow::movePct)
                .containsExactly(-2.0, -1.0, -0.5, -0.25, -0.1, 0.1, 0.25, 0.5, 1.0, 2.0);
    }

    @Test
    void theShiftIsStatedAndItsPartsAddUp() {
        HedgingShift shift = new HedgingShift(1, 2);

        GexAnalytics shifted = BookAnalytics.of(TYPICAL, Convention.DEFAULT, shift);

        assertThat(shifted.hedgingShift()).isEqualTo(shift);
        // VEX and CEX are the same shifts to first order; what dealers buy is the opposite.
        GexAnalytics.HedgingFlow flow = shifted.hedgingFlow().getFirst();
        assertThat(flow.vannaShares() * 100)
                .isCloseTo(
                        -shifted.greeks().vex(),
                        within(0.1 * Math.abs(shifted.greeks().vex())));
        assertThat(flow.charmShares()).isNotZero();
        assertThat(flow.gammaShares() + flow.vannaShares() + flow.charmShares() + flow.residualShares())
                .isCloseTo(flow.shares(), within(1e-6));
        assertThat(flow.dollars()).isCloseTo(flow.shares() * 98, within(1e-6));
    }

    @Test
    void vendorGammasLeaveNullsAndSayWhy() {
        GexAnalytics vendor = BookAnalytics.of(TYPICAL, VENDOR, new HedgingShift(1, 1));

        assertThat(vendor.greeks()).isEqualTo(new GexAnalytics.Greeks(null, null, null, NoGreeksReason.VENDOR_GAMMA));
        assertThat(vendor.byStrike()).isEmpty();
        assertThat(vendor.byBucket()).extracting(Bucket::dex).containsOnlyNulls();
        assertThat(vendor.forwardGex()).isEmpty();
        assertThat(vendor.hedgingFlow()).isEmpty();
        assertThat(vendor.dealerShare()).isEqualTo(new GexAnalytics.DealerShares(null, null, null));
        assertThat(vendor.robustness().netToGross()).isNull();
        assertThat(vendor.cumulativeFlip().reason()).isEqualTo(NoFlipReason.NO_SIGN_CHANGE);
    }

    /** Net, gross and the sum over the file's own gammas were computed outside this project. */
    @Test
    void aRecordedChainAgreesWithTheReferenceAndHoldsNoNaN() throws Exception {
        Convention convention =
                Convention.DEFAULT.toBuilder().rate(0.053).dividendYield(0.015).build();

        GexAnalytics rut = BookAnalytics.of(book(RecordedChains.rut()), convention, new HedgingShift(1, 1));

        assertThat(sum(rut, Bucket::netGex) / 1e9).isCloseTo(-1.2777, within(0.001));
        assertThat(sum(rut, Bucket::grossGex) / 1e9).isCloseTo(3.3542, within(0.001));
        assertThat(rut.robustness().alternatives())
                .filteredOn(other -> other.assumption() == Assumption.VENDOR_GAMMAS)
                .singleElement()
                .satisfies(vendor -> assertThat(vendor.netGex() / 1e9).isCloseTo(-1.2531, within(0.001)));
        assertThat(rut.forwardGex()).hasSize(5);
        assertThat(rut.skew()).anyMatch(skew -> Objects.requireNonNullElse(skew.riskReversal25d(), 0.0) < 0);
        assertThat(Wire.json().writeValueAsString(rut)).doesNotContain("NaN", "Infinity");
    }
}
