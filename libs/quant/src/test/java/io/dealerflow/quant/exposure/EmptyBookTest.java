package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.profile.GammaFlip;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A book of which no contract is used has no flip for a reason of its own: that is not the same as keeping its sign. */
class EmptyBookTest {
    private static final OptionLine UNOPENED = new OptionLine(Right.CALL, 100, 1, 1.1, 0.2, 0.01, 5, 0);
    private static final OptionLine UNTRADED = new OptionLine(Right.PUT, 95, 1, 1.1, 0.2, 0.01, 0, 7);
    private static final OptionLine UNPRICED = new OptionLine(Right.CALL, 105, 0, 0, 0, null, 5, 7);

    @DisplayName("a book before open interest is published has no flip for that reason")
    @Test
    void withoutOpenInterestTheFlipIsUnknown() {
        GexAnalysis analysis = analysis(Convention.DEFAULT, "2023-01-20", UNOPENED);

        assertThat(analysis.flip().reason()).isEqualTo(GammaFlip.Reason.NO_OPEN_INTEREST);
        assertThat(analysis.flip().isKnown()).isFalse();
        assertThat(analysis.flip().searched()).isFalse();
        assertThat(analysis.totals().gross()).isZero();
        assertThat(analysis.walls()).isEqualTo(new Walls(null, null, null, null, null, null));
        assertThat(analysis.profile()).isNotEmpty().allMatch(point -> point.netGex() == 0);
    }

    @Test
    void expiredContractsBesideThoseWithoutOpenInterestChangeNothing() {
        Book book = Books.book(
                Books.series("SPY", "2022-12-09", List.of(UNTRADED)),
                Books.series("SPY", "2023-01-20", List.of(UNOPENED)));

        assertThat(analysis(Convention.DEFAULT, book).flip().reason()).isEqualTo(GammaFlip.Reason.NO_OPEN_INTEREST);
    }

    @Test
    void otherEmptyBooksHaveNoContractsUsed() {
        Convention byVolume =
                Convention.DEFAULT.toBuilder().weight(Weight.VOLUME).build();
        assertThat(analysis(byVolume, "2023-01-20", UNTRADED).flip().reason())
                .isEqualTo(GammaFlip.Reason.NO_CONTRACTS_USED);
        assertThat(analysis(Convention.DEFAULT, "2022-12-09", UNOPENED).flip().reason())
                .isEqualTo(GammaFlip.Reason.NO_CONTRACTS_USED);
        assertThat(analysis(Convention.DEFAULT, "2023-01-20", UNPRICED, UNOPENED)
                        .flip()
                        .reason())
                .isEqualTo(GammaFlip.Reason.NO_CONTRACTS_USED);
    }

    @Test
    void oneUsedContractMakesABook() {
        OptionLine used = Books.line(Right.CALL, 100, 0.2, 10);

        assertThat(analysis(Convention.DEFAULT, "2023-01-20", used, UNPRICED)
                        .flip()
                        .reason())
                .isEqualTo(GammaFlip.Reason.NO_SIGN_CHANGE);
    }

    private static GexAnalysis analysis(Convention convention, String expiry, OptionLine... lines) {
        return analysis(convention, Books.book(Books.series("SPY", expiry, List.of(lines))));
    }

    private static GexAnalysis analysis(Convention convention, Book book) {
        return GexAnalysis.of(PreparedBook.of(book, convention));
    }
}
