package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedFlowTest {
    private static final Convention SIGNED =
            Convention.DEFAULT.toBuilder().dealer(DealerConvention.SIGNED_FLOW).build();

    private static OptionLine line(Right right, double strike, @Nullable Double signedFlow) {
        return new OptionLine(right, strike, 0, 0, 0.25, null, 5, 5000, signedFlow);
    }

    private static Book book(OptionLine... lines) {
        return Books.book(Books.series("SPY", "2023-01-20", List.of(lines)));
    }

    @Test
    void dealersHoldTheOppositeOfWhatCustomersBought() {
        PreparedBook prepared = PreparedBook.of(book(line(Right.CALL, 100, 30.0), line(Right.PUT, 95, -20.0)), SIGNED);
        GexAnalysis analysis = GexAnalysis.of(prepared);
        double years = prepared.readings().getFirst().years();
        double call = gamma(Right.CALL, 100, years) * 30 * 100 * 100;
        double put = gamma(Right.PUT, 95, years) * 20 * 100 * 100;

        assertThat(analysis.totals().call()).isCloseTo(-call, within(1e-9 * call));
        assertThat(analysis.totals().put()).isCloseTo(put, within(1e-9 * put));
    }

    private static double gamma(Right right, double strike, double years) {
        return BlackScholesMerton.greeks(new EuropeanOption(right, strike, years, 0.25), new Market(100, 0.043, 0.015))
                .gamma();
    }

    @Test
    void everyContractHasOneFate() {
        BookQuality quality = PreparedBook.of(
                        book(line(Right.CALL, 100, 30.0), line(Right.CALL, 105, 0.0), line(Right.PUT, 95, null)),
                        SIGNED)
                .quality();

        assertThat(quality.used()).isEqualTo(1);
        assertThat(quality.dropped(DropReason.ZERO_SIGNED_FLOW)).isEqualTo(1);
        assertThat(quality.dropped(DropReason.NO_SIGNED_FLOW)).isEqualTo(1);
    }

    @Test
    void withoutSignedTradesItIsRefused() {
        Book unsigned = book(line(Right.CALL, 100, null), line(Right.PUT, 95, null));

        assertThat(PreparedBook.refusal(unsigned, SIGNED)).contains(PreparedBook.Refusal.NO_SIGNED_FLOW);
        assertThat(PreparedBook.refusal(unsigned, Convention.DEFAULT)).isEmpty();
        assertThatThrownBy(() -> PreparedBook.of(unsigned, SIGNED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NO_SIGNED_FLOW");
    }

    @Test
    void otherConventionsIgnoreIt() {
        Book signed = book(line(Right.CALL, 100, 30.0));

        assertThat(PreparedBook.of(signed, Convention.DEFAULT).positions().signedUnits(0))
                .isEqualTo(500_000);
    }

    @Test
    void aFlowThatIsNoNumberIsRejected() {
        assertThatThrownBy(() -> line(Right.CALL, 100, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
