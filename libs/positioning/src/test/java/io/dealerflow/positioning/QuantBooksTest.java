package io.dealerflow.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.pricing.Right;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuantBooksTest {
    private static final LocalDate DECEMBER = LocalDate.of(2022, 12, 16);
    private static final LocalDate JANUARY = LocalDate.of(2023, 1, 20);
    private static final double NONE = Double.NaN;

    /** Two series whose rows alternate, one of them out of order and with a contract listed twice. */
    private static OptionChain mixed() {
        return new OptionChain(
                "id",
                "test",
                Chains.MONDAY,
                Chains.MONDAY,
                OptionChain.VERSION,
                "SPX",
                100,
                List.of(
                        new OptionChain.Series("SPXW", JANUARY, Settlement.PM, 100),
                        new OptionChain.Series("SPX", DECEMBER, Settlement.AM, 100)),
                new Contracts(
                        new int[] {0, 1, 0, 1, 1},
                        new boolean[] {true, false, false, true, false},
                        new double[] {100, 105, 100, 95, 105},
                        new double[] {1, -2, NONE, 4, 5},
                        new double[] {1.5, Double.POSITIVE_INFINITY, 3.5, 4.5, 5.5},
                        new double[5],
                        new double[] {0.2, NONE, 0.22, 0.23, 0.24},
                        new double[5],
                        new double[] {0.01, NONE, Double.NEGATIVE_INFINITY, 0.04, 0.05},
                        new long[] {1, 2, 3, 4, 5},
                        new long[] {10, 20, 30, 40, 50}));
    }

    private static List<Series> series() {
        ChainBook book = ChainBook.at(Chains.MONDAY, List.of(mixed())).orElseThrow();
        return QuantBooks.of(book).series();
    }

    @Test
    void eachSeriesHoldsItsOwnRowsByStrike() {
        Series january = series().getLast();

        assertThat(january.key().expiry()).isEqualTo(JANUARY);
        assertThat(january.size()).isEqualTo(2);
        assertThat(january.right(0)).isEqualTo(Right.CALL);
        assertThat(january.right(1)).isEqualTo(Right.PUT);
        assertThat(january.mid(0)).isEqualTo(1.25);
        assertThat(january.vendorIv(1)).isEqualTo(0.22);
        assertThat(january.openInterest(1)).isEqualTo(30);
        assertThat(january.volume(0)).isEqualTo(1);
        assertThat(january.vendorGamma(0)).isEqualTo(0.01);
    }

    @Test
    void whatTheSourceDoesNotGiveIsMissing() {
        Series january = series().getLast();

        assertThat(january.isZeroQuote(1)).isTrue();
        assertThat(january.hasVendorGamma(1)).isFalse();
        assertThat(january.hasSignedFlow(0)).isFalse();
    }

    @Test
    void ofAContractListedTwiceTheLaterRowCounts() {
        Series december = series().getFirst();

        assertThat(december.size()).isEqualTo(2);
        assertThat(december.strike(0)).isEqualTo(95);
        assertThat(december.strike(1)).isEqualTo(105);
        assertThat(december.openInterest(1)).isEqualTo(50);
        assertThat(december.mid(1)).isEqualTo(5.25);
    }
}
