package io.dealerflow.quant.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.profile.GammaFlip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceTest {
    private static Series flat(String expiry, double volatility) {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 90; strike <= 110; strike += 1) {
            lines.add(Books.line(Right.CALL, strike, volatility, 1));
            lines.add(Books.line(Right.PUT, strike, volatility, 1));
        }
        return Books.series("SPY", expiry, lines);
    }

    /** As-of is 15:00, one hour before the close: settlements lie whole days and an hour ahead. */
    private static PreparedBook twoExpiries() {
        Book book = Books.book(flat("2023-01-20", 0.30), flat("2022-12-22", 0.20));
        return PreparedBook.of(book, Convention.DEFAULT);
    }

    @Test
    void termStructureAscendsInTime() {
        TermStructure term = TermStructure.of(twoExpiries());

        assertThat(term.points()).hasSize(2);
        assertThat(term.points().getFirst().volatility()).isCloseTo(0.20, within(1e-12));
        assertThat(term.points().getFirst().years()).isCloseTo((10 + 1 / 24.0) / 365, within(1e-12));
        assertThat(term.points().getLast().totalVariance()).isCloseTo(0.09 * (39 + 1 / 24.0) / 365, within(1e-12));
    }

    @Test
    void thirtyDayVarianceIsLinearInTotalVariance() {
        // By hand: 10 d 1 h at 4 %, 39 d 1 h at 9 %.
        double near = 10 + 1 / 24.0;
        double far = 39 + 1 / 24.0;
        double share = (30 - near) / (far - near);
        double expected = ((1 - share) * 0.04 * near + share * 0.09 * far) / 30;

        assertThat(VarianceRiskPremium.thirtyDayVariance(twoExpiries()))
                .hasValueSatisfying(variance -> assertThat(variance).isCloseTo(expected, within(1e-12)));
    }

    @Test
    void premiumIsImpliedMinusRealised() {
        List<Double> closes = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            closes.add(i % 2 == 0 ? 100.0 : 101.0);
        }
        // Twenty returns of plus and minus ln 1.01 in turn: mean 0, variance 20/19 ln(1.01)^2.
        double realised = 20 / 19.0 * Math.log(1.01) * Math.log(1.01) * 252;

        VarianceRiskPremium premium =
                VarianceRiskPremium.of(twoExpiries(), closes).found().orElseThrow();

        assertThat(premium.realised()).isCloseTo(realised, within(1e-14));
        assertThat(premium.value()).isCloseTo(premium.implied() - realised, within(1e-14));
    }

    @Test
    void noPremiumSaysWhy() {
        List<Double> closes = Collections.nCopies(21, 100.0);
        PreparedBook oneExpiry = PreparedBook.of(Books.book(flat("2023-01-20", 0.3)), Convention.DEFAULT);

        assertThat(VarianceRiskPremium.of(twoExpiries(), closes.subList(1, 21)))
                .isEqualTo(new Outcome.Missing<>(VarianceRiskPremium.Reason.TOO_FEW_CLOSES));
        assertThat(VarianceRiskPremium.of(oneExpiry, closes))
                .isEqualTo(new Outcome.Missing<>(VarianceRiskPremium.Reason.NO_EXPIRIES_AROUND_30_DAYS));
    }

    @Test
    void oneExpiryTellsNothingOfThirtyDays() {
        PreparedBook prepared = PreparedBook.of(Books.book(flat("2023-01-20", 0.3)), Convention.DEFAULT);

        assertThat(VarianceRiskPremium.thirtyDayVariance(prepared)).isEmpty();
    }

    @Test
    void flipDistanceInStandardDeviationsOfTheFrontExpiry() {
        GammaFlip flip = new GammaFlip(97.0, null, List.of(97.0), 80, 120, 100);
        double sigma = 100 * 0.20 * Math.sqrt((10 + 1 / 24.0) / 365);

        FlipDistance distance = FlipDistance.of(flip, twoExpiries()).orElseThrow();

        assertThat(distance.points()).isEqualTo(-3);
        assertThat(distance.fraction()).isCloseTo(-0.03, within(1e-15));
        assertThat(distance.sigmas()).isCloseTo(-3 / sigma, within(1e-9));
        assertThat(distance.horizon().root()).isEqualTo("SPY");
    }

    @Test
    void noFlipNoDistance() {
        GammaFlip none = new GammaFlip(null, GammaFlip.Reason.NO_SIGN_CHANGE, List.of(), 80, 120, 100);

        assertThat(FlipDistance.of(none, twoExpiries())).isEmpty();
    }
}
