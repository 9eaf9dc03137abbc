package io.dealerflow.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.BookQuality;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DropReason;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.ForwardRule;
import io.dealerflow.quant.chain.ForwardSource;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.VolatilityRule;
import io.dealerflow.quant.chain.VolatilitySource;
import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.exposure.ExpiryExposure;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.profile.GammaFlip;
import io.dealerflow.quant.time.DayCount;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures computed outside this project from the same exchange files, by scripts that share no code with it. */
class RecordedChainTest {
    private static final double BILLION = 1e9;
    private static final Offset<Double> MILLION = within(0.001);
    private static final Offset<Double> CENT = within(0.01);
    private static final Convention RUT_DEFAULT =
            Convention.DEFAULT.toBuilder().rate(0.053).dividendYield(0.015).build();
    private static final Convention SPX_DEFAULT =
            Convention.DEFAULT.toBuilder().rate(0.043).dividendYield(0.017).build();
    private static final Convention PUBLIC_TOOLS = Convention.DEFAULT.toBuilder()
            .rate(0)
            .dividendYield(0)
            .forward(ForwardRule.CURVE)
            .iv(VolatilityRule.VENDOR)
            .build();
    private static final Convention VENDOR_GAMMAS =
            Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();

    private static GexAnalysis analysis(Book book, Convention convention) {
        return GexAnalysis.of(PreparedBook.of(book, convention));
    }

    private static double netBillions(GexAnalysis analysis) {
        return analysis.totals().net() / BILLION;
    }

    private static ExpiryExposure expiry(GexAnalysis analysis, String date, String root) {
        return analysis.byExpiry().stream()
                .filter(row -> row.reading().series().key().root().equals(root))
                .filter(row -> row.reading().series().key().expiry().equals(LocalDate.parse(date)))
                .findFirst()
                .orElseThrow();
    }

    private static long forwards(GexAnalysis analysis, ForwardSource source) {
        return analysis.byExpiry().stream()
                .filter(row -> row.reading().forward().source() == source)
                .count();
    }

    @Test
    void rutUnderTheDefault() {
        GexAnalysis rut = analysis(RecordedChains.rut20230921(), RUT_DEFAULT);

        assertThat(netBillions(rut)).isCloseTo(-1.2777, MILLION);
        assertThat(rut.totals().gross() / BILLION).isCloseTo(3.3542, MILLION);
        assertThat(rut.flip().nearest()).isCloseTo(1906.6425, CENT);
        assertThat(rut.walls().call()).isEqualTo(1850);
        assertThat(rut.walls().put()).isEqualTo(1800);
    }

    @Test
    void rutContractsAndForwards() {
        GexAnalysis rut = analysis(RecordedChains.rut20230921(), RUT_DEFAULT);

        assertThat(rut.quality().used()).isEqualTo(2720);
        assertThat(rut.quality().from(VolatilitySource.OTHER_SIDE)).isEqualTo(94);
        assertThat(forwards(rut, ForwardSource.PARITY)).isEqualTo(25);
        ExpiryExposure front = expiry(rut, "2023-09-22", "RUTW");
        assertThat(front.reading().forward().forward()).isCloseTo(1808.8259, within(0.0001));
        assertThat(front.maxPain()).isEqualTo(1875);
    }

    @Test
    void spxUnderTheDefault() {
        GexAnalysis spx = analysis(RecordedChains.spx20221212(), SPX_DEFAULT);

        assertThat(netBillions(spx)).isCloseTo(-1.4261, MILLION);
        assertThat(spx.totals().gross() / BILLION).isCloseTo(168.3965, MILLION);
        assertThat(spx.flip().nearest()).isCloseTo(3997.8329, CENT);
        assertThat(spx.walls().call()).isEqualTo(4000);
        assertThat(spx.walls().put()).isEqualTo(3950);
    }

    @Test
    void spxContractsAndForwards() {
        GexAnalysis spx = analysis(RecordedChains.spx20221212(), SPX_DEFAULT);

        BookQuality quality = spx.quality();
        assertThat(quality.used()).isEqualTo(14_225);
        assertThat(quality.from(VolatilitySource.OTHER_SIDE)).isEqualTo(591);
        assertThat(quality.from(VolatilitySource.IMPLIED)).isEqualTo(474);
        assertThat(quality.dropped(DropReason.NO_IV)).isEqualTo(102);
        assertThat(forwards(spx, ForwardSource.PARITY)).isEqualTo(5);
        assertThat(forwards(spx, ForwardSource.CURVE)).isEqualTo(50);
    }

    @Test
    void spxMaxPains() {
        GexAnalysis spx = analysis(RecordedChains.spx20221212(), SPX_DEFAULT);

        assertThat(expiry(spx, "2022-12-13", "SPXW").maxPain()).isEqualTo(3975);
        assertThat(expiry(spx, "2022-12-16", "SPX").maxPain()).isEqualTo(3915);
        assertThat(expiry(spx, "2022-12-16", "SPXW").maxPain()).isEqualTo(3935);
    }

    @Test
    void spxByCalendarDaysWithoutCarry() {
        Convention convention =
                PUBLIC_TOOLS.toBuilder().dayCount(DayCount.CALENDAR_DAYS_365).build();

        GexAnalysis spx = analysis(RecordedChains.spx20221212(), convention);

        assertThat(netBillions(spx)).isCloseTo(-3.0468, MILLION);
        assertThat(spx.flip().nearest()).isCloseTo(4006.4245, CENT);
        assertThat(spx.quality().used()).isEqualTo(13_160);
    }

    @Test
    void spxByWeekdaysWithoutCarry() {
        Convention convention =
                PUBLIC_TOOLS.toBuilder().dayCount(DayCount.BUS_262).build();

        GexAnalysis spx = analysis(RecordedChains.spx20221212(), convention);

        assertThat(spx.flip().nearest()).isCloseTo(4013.8438, CENT);
    }

    @Test
    void spxByTheFilesOwnGammas() {
        Convention convention =
                VENDOR_GAMMAS.toBuilder().expired(ExpiredRule.KEEP).build();

        GexAnalysis spx = analysis(RecordedChains.spx20221212(), convention);

        assertThat(netBillions(spx)).isCloseTo(-1.0752, MILLION);
        assertThat(spx.quality().received()).isEqualTo(19_156);
        assertThat(spx.flip().nearest()).isNull();
        assertThat(spx.flip().reason()).isEqualTo(GammaFlip.Reason.VENDOR_GAMMA);
    }

    @Test
    void rutByTheFilesOwnGammas() {
        Convention keep = VENDOR_GAMMAS.toBuilder().expired(ExpiredRule.KEEP).build();

        GexAnalysis kept = analysis(RecordedChains.rut20230921(), keep);
        GexAnalysis dropped = analysis(RecordedChains.rut20230921(), VENDOR_GAMMAS);

        assertThat(netBillions(kept)).isCloseTo(-1.2700, MILLION);
        assertThat(kept.quality().received()).isEqualTo(6680);
        assertThat(netBillions(dropped)).isCloseTo(-1.2531, MILLION);
        assertThat(dropped.quality().dropped(DropReason.EXPIRED)).isEqualTo(338);
    }
}
