package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.robustness.Robustness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Made-up books of fine strikes twenty minutes before they settle, whose volatilities have all but gone: hundreds of bells a few
 * points wide, side by side, more than a search can follow over the whole range. Against a dense scan.
 */
class LastMinutesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
    private static final Instant AS_OF = Instant.parse("2026-03-06T20:40:00Z");
    /** Half the width of the scan, fraction of spot. */
    private static final double WIDTH = 0.01;
    /** Of 2e-6 of spot, below what may be missed. */
    private static final int SCAN_STEPS = 10_000;

    private static final Convention MONEYNESS = Convention.DEFAULT.toBuilder()
            .dynamics(VolatilityDynamics.STICKY_MONEYNESS)
            .build();

    @ParameterizedTest
    @CsvSource({
        ".005, 1",
        ".005, 2.5",
        ".005, 5",
        ".01, 1",
        ".01, 2.5",
        ".01, 5",
        ".02, 1",
        ".02, 2.5",
        ".02, 5",
        ".03, 1",
        ".03, 2.5",
        ".03, 5",
        ".05, 1",
        ".05, 2.5",
        ".05, 5"
    })
    void noCrossingIsMissedWithinTheRangeSearched(double volatility, double strikeStep) {
        for (int seed = 0; seed < 4; seed++) {
            assertAllFound(PreparedBook.of(book(new Random(seed), volatility, strikeStep), Convention.DEFAULT));
        }
    }

    @ParameterizedTest
    @CsvSource({".03, 2.5", ".05, 5"})
    void norUnderStickyMoneyness(double volatility, double strikeStep) {
        assertAllFound(PreparedBook.of(book(new Random(0), volatility, strikeStep), MONEYNESS));
    }

    private static void assertAllFound(PreparedBook prepared) {
        double spot = prepared.book().spot();
        GexCurve curve = GexCurve.of(prepared);
        GammaFlip flip = GammaProfile.of(prepared).flip();
        double low = Math.max(flip.low(), (1 - WIDTH) * spot);
        double high = Math.min(flip.high(), (1 + WIDTH) * spot);
        List<Double> expected = DenseScan.crossings(curve, low, high, SCAN_STEPS);

        List<Double> found =
                flip.all().stream().filter(at -> at > low && at < high).toList();
        double step = 2 * WIDTH / SCAN_STEPS * spot;
        assertThat(found).hasSameSizeAs(expected);
        assertThat(flip.nearest()).isNotNull();
        assertThat(Math.abs(flip.nearest() - spot))
                .isCloseTo(Math.abs(DenseScan.nearest(expected, spot) - spot), within(step));
    }

    @Test
    void anOrdinaryLastHalfHourIsSearchedThroughout() {
        PreparedBook prepared = PreparedBook.of(book(new Random(0), 0.05, 5), Convention.DEFAULT);
        double spot = prepared.book().spot();

        GammaFlip flip = GammaProfile.of(prepared).flip();

        assertThat(flip.low()).isCloseTo(0.8 * spot, within(1e-9));
        assertThat(flip.high()).isCloseTo(1.2 * spot, within(1e-9));
    }

    @Test
    void aSearchThatWouldCostTooMuchSaysHowFarItWent() {
        PreparedBook prepared = PreparedBook.of(book(new Random(0), 0.005, 5), Convention.DEFAULT);
        double spot = prepared.book().spot();

        GammaProfile profile = GammaProfile.of(prepared);

        assertThat(profile.reach()).isBetween(0.002 * spot, 0.1 * spot);
        assertThat(profile.flip().low()).isEqualTo(spot - profile.reach());
        assertThat(profile.flip().high()).isEqualTo(spot + profile.reach());
        assertThat(profile.crossings())
                .isNotEmpty()
                .allSatisfy(crossing -> assertThat(Math.abs(crossing - spot)).isLessThanOrEqualTo(profile.reach()));
        assertThat(profile.points().getFirst().spot()).isCloseTo(0.8 * spot, within(1e-9));
    }

    @Test
    void noCrossingNearSpotIsNotTheSameAsNone() {
        PreparedBook prepared = PreparedBook.of(callsOnly(), Convention.DEFAULT);

        GexAnalysis analysis = GexAnalysis.of(prepared);

        assertThat(analysis.flip().nearest()).isNull();
        assertThat(analysis.flip().reason()).isEqualTo(GammaFlip.Reason.SEARCH_CUT_SHORT);
        assertThat(analysis.flip().isKnown()).isFalse();
        assertThat(Robustness.of(analysis).alternatives())
                .allSatisfy(alternative -> assertThat(alternative.sideHolds()).isNull());
    }

    private static Book callsOnly() {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 4900; strike <= 7100; strike += 5) {
            lines.add(new OptionLine(Right.CALL, strike, 0, 0, 0.005, null, 100, 100));
        }
        return book(6001, lines);
    }

    private static Book book(Random random, double volatility, double strikeStep) {
        double spot = 6000 + 5 * random.nextDouble();
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 4900; strike <= 7100; strike += strikeStep) {
            for (Right right : Right.values()) {
                long openInterest = (long) Math.exp(4 + 1.5 * random.nextGaussian());
                lines.add(new OptionLine(right, strike, 0, 0, volatility, null, 0, openInterest));
            }
        }
        return book(spot, lines);
    }

    private static Book book(double spot, List<OptionLine> lines) {
        Series.Observation observation = new Series.Observation(AS_OF, spot);
        Series series = new Series(SeriesKey.listed(TODAY, "SPXW"), 100, observation, lines);
        return new Book("SPX", AS_OF, spot, List.of(series));
    }
}
