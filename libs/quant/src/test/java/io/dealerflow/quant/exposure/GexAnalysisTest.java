package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.profile.GammaFlip;
import io.dealerflow.quant.profile.GammaKernel;
import io.dealerflow.quant.profile.GammaRegime;
import java.util.List;
import org.junit.jupiter.api.Test;

class GexAnalysisTest {
    private static GexAnalysis analysis(Book book, Convention convention) {
        return GexAnalysis.of(PreparedBook.of(book, convention));
    }

    @Test
    void aContractIsSignGammaOpenInterestMultiplierSpotSquaredPercent() {
        Book book = Books.book(Books.series("SPY", "2023-01-20", List.of(Books.line(Right.PUT, 95, 0.25, 10))));
        GexAnalysis analysis = analysis(book, Convention.DEFAULT);
        double years = analysis.byExpiry().getFirst().reading().years();
        double gamma = BlackScholesMerton.greeks(
                        new EuropeanOption(Right.PUT, 95, years, 0.25), new Market(100, 0.043, 0.015))
                .gamma();

        double expected = -gamma * 10 * 100 * 100 * 100 * 0.01;
        assertThat(analysis.totals().net()).isCloseTo(expected, within(1e-11 * -expected));
        assertThat(analysis.totals().put()).isEqualTo(analysis.totals().net());
        assertThat(analysis.totals().call()).isZero();
    }

    @Test
    void strikesAndExpiriesSumToTheTotal() {
        GexAnalysis analysis = analysis(Books.typical(), Convention.DEFAULT);
        double tolerance = 1e-12 * analysis.totals().gross();

        double strikes =
                analysis.byStrike().stream().mapToDouble(StrikeExposure::netGex).sum();
        double expiries = analysis.byExpiry().stream()
                .mapToDouble(row -> row.totals().net())
                .sum();
        assertThat(strikes).isCloseTo(analysis.totals().net(), within(tolerance));
        assertThat(expiries).isCloseTo(analysis.totals().net(), within(tolerance));
    }

    /** 15:00 in New York to the opening of the fourth day, to its close. */
    @Test
    void daysAreThoseOfACalendarYear() {
        GexAnalysis analysis = analysis(Books.typical(), Convention.DEFAULT);

        assertThat(analysis.byExpiry().get(0).days()).isCloseTo(3 + 18.5 / 24, within(1e-9));
        assertThat(analysis.byExpiry().get(1).days()).isCloseTo(4 + 1 / 24.0, within(1e-9));
    }

    @Test
    void sameStrikeAndDateOfTwoRootsAreTwoContracts() {
        GexAnalysis analysis = analysis(Books.typical(), Convention.DEFAULT);

        assertThat(analysis.byExpiry()).hasSize(6);
        assertThat(analysis.byStrike().getFirst().callOpenInterest()).isEqualTo(600);
    }

    @Test
    void profileAtSpotIsTheSumOfContracts() {
        PreparedBook prepared = PreparedBook.of(Books.typical(), Convention.DEFAULT);
        double net = GexAnalysis.of(prepared).totals().net();

        assertThat(GammaKernel.of(prepared).netGex(100)).isCloseTo(net, within(1e-12 * Math.abs(net)));
    }

    @Test
    void dealerConventionsChangeSignsOnly() {
        GexTotals split = analysis(Books.typical(), Convention.DEFAULT).totals();
        GexTotals shortAll = analysis(
                        Books.typical(),
                        Convention.DEFAULT.toBuilder()
                                .dealer(DealerConvention.SHORT_ALL)
                                .build())
                .totals();

        assertThat(shortAll.net()).isCloseTo(-shortAll.gross(), within(1e-6));
        assertThat(shortAll.call()).isEqualTo(-split.call());
        assertThat(shortAll.put()).isEqualTo(split.put());
    }

    @Test
    void wallsAreTheLargestExposuresOnTheirSideOfSpot() {
        Walls walls = analysis(Books.typical(), Convention.DEFAULT).walls();

        assertThat(walls.call()).isGreaterThanOrEqualTo(100);
        assertThat(walls.put()).isLessThanOrEqualTo(100);
    }

    @Test
    void anEmptyBookIsNeutralAndHasNoFlip() {
        GexAnalysis analysis = analysis(Books.book(), Convention.DEFAULT);

        assertThat(analysis.regime()).isEqualTo(GammaRegime.NEUTRAL);
        assertThat(analysis.flip().reason()).isEqualTo(GammaFlip.Reason.NO_CONTRACTS_USED);
        assertThat(analysis.flip().searched()).isFalse();
        assertThat(analysis.totals().netToGross()).isNull();
        assertThat(analysis.impliedSpot()).isNull();
        assertThat(analysis.walls()).isEqualTo(new Walls(null, null, null, null, null, null));
    }

    @Test
    void greekExposuresAreSumsOfContractGreeks() {
        Book book = Books.book(Books.series("SPY", "2023-01-20", List.of(Books.line(Right.CALL, 105, 0.25, 10))));
        PreparedBook prepared = PreparedBook.of(book, Convention.DEFAULT);
        SeriesReading reading = prepared.readings().getFirst();
        var greeks = BlackScholesMerton.greeks(
                new EuropeanOption(Right.CALL, 105, reading.years(), 0.25), new Market(100, 0.043, 0.015));

        GreekExposure exposure = ContractGreeks.of(prepared).orElseThrow().total();

        assertThat(exposure.delta()).isCloseTo(greeks.delta() * 1000 * 100, within(1e-6));
        assertThat(exposure.vanna()).isCloseTo(greeks.vanna() * 1000 * 100 * 0.01, within(1e-6));
        assertThat(exposure.charm()).isCloseTo(greeks.charm() * 1000 * 100 / 365, within(1e-6));
    }
}
