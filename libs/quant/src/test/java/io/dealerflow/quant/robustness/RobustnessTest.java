package io.dealerflow.quant.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustnessTest {
    private static Robustness of(Book book, Convention convention) {
        return Robustness.of(GexAnalysis.of(PreparedBook.of(book, convention)));
    }

    private static Alternative find(Robustness robustness, Assumption assumption) {
        return robustness.alternatives().stream()
                .filter(alternative -> alternative.assumption() == assumption)
                .findFirst()
                .orElseThrow();
    }

    private static Book book(OptionLine... lines) {
        return Books.book(Books.series("SPY", "2023-01-20", List.of(lines)));
    }

    @Test
    void aBookOfOneSignHoldsWhateverIsAssumed() {
        Robustness robustness = of(book(Books.line(Right.PUT, 100, 0.2, 10)), Convention.DEFAULT);

        assertThat(robustness.holds()).isTrue();
        assertThat(robustness.netToGross()).isEqualTo(-1);
        assertThat(robustness.alternatives())
                .extracting(Alternative::assumption)
                .containsExactly(Assumption.values());
    }

    @Test
    void namesTheAssumptionThatTurnsTheSign() {
        // Puts lead by open interest, calls by volume and by the vendor's gammas.
        OptionLine call = new OptionLine(Right.CALL, 100, 0, 0, 0.2, 0.09, 500, 100);
        OptionLine put = new OptionLine(Right.PUT, 100, 0, 0, 0.2, 0.01, 50, 130);

        Robustness robustness = of(book(call, put), Convention.DEFAULT);

        assertThat(robustness.turning()).containsExactly(Assumption.VOLUME_WEIGHTS, Assumption.VENDOR_GAMMAS);
        assertThat(robustness.holds()).isFalse();
        assertThat(find(robustness, Assumption.VENDOR_GAMMAS).sideHolds()).isNull();
    }

    @Test
    void nothingTradedSaysNothingAboutTheSign() {
        OptionLine put = new OptionLine(Right.PUT, 100, 0, 0, 0.2, null, 0, 130);

        Robustness robustness = of(book(put), Convention.DEFAULT);

        assertThat(find(robustness, Assumption.VOLUME_WEIGHTS).signHolds()).isNull();
        assertThat(find(robustness, Assumption.VENDOR_GAMMAS).signHolds()).isNull();
        assertThat(robustness.holds()).isTrue();
    }

    @Test
    void whatIsAssumedAlreadyIsNoAlternative() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().gamma(GammaSource.VENDOR).build();
        Convention volume = Convention.DEFAULT.toBuilder().weight(Weight.VOLUME).build();

        assertThat(of(Books.typical(), vendor).alternatives())
                .extracting(Alternative::assumption)
                .containsExactly(Assumption.VOLUME_WEIGHTS);
        assertThat(of(Books.typical(), volume).alternatives())
                .extracting(Alternative::assumption)
                .doesNotContain(Assumption.VOLUME_WEIGHTS);
    }

    @Test
    void oneVolatilityPointUpOrDown() {
        PreparedBook prepared = PreparedBook.of(book(Books.line(Right.PUT, 100, 0.2, 10)), Convention.DEFAULT);

        assertThat(prepared.withVolatilityShift(0.01).positions().volatility(0)).isCloseTo(0.21, within(1e-15));
        assertThat(prepared.withVolatilityShift(-0.5).positions().volatility(0)).isEqualTo(0.005);
    }

    /** −1.2531 bn: the file's own gammas without the expired, computed outside this project. */
    @Test
    void recordedRutHoldsUnderTheFilesGammas() {
        Convention convention =
                Convention.DEFAULT.toBuilder().rate(0.053).dividendYield(0.015).build();

        Robustness rut = of(RecordedChains.rut20230921(), convention);

        Alternative vendor = find(rut, Assumption.VENDOR_GAMMAS);
        assertThat(vendor.totals().net() / 1e9).isCloseTo(-1.2531, within(0.001));
        assertThat(vendor.signHolds()).isTrue();
        assertThat(rut.netToGross()).isCloseTo(-1.2777 / 3.3542, within(0.001));
    }
}
