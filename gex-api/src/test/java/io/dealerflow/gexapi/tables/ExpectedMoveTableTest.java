package io.dealerflow.gexapi.tables;

import static io.dealerflow.gexapi.tables.SampleBooks.APRIL;
import static io.dealerflow.gexapi.tables.SampleBooks.CLOSE;
import static io.dealerflow.gexapi.tables.SampleBooks.NO_CARRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.gexapi.tables.ExpectedMoveTable.ExpectedMoveRow;
import io.dealerflow.gexapi.tables.ExpectedMoveTable.NoMoveReason;
import io.dealerflow.positioning.ChainBook;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExpectedMoveTableTest {
    /** 20 · √(28/365). */
    private static final double SIGMA = 5.539398117742515;

    private static final ChainBook BOOK = SampleBooks.at(CLOSE, 100)
            .expiry(APRIL, 100)
            .line(true, 100, 2.2, 2.4, 0.20, 10)
            .line(false, 100, 2.1, 2.3, 0.20, 10)
            .expiry(APRIL.plusDays(7), 100)
            .line(true, 150, 0.1, 0.2, 0.30, 10)
            .book();

    @Test
    @DisplayName("the straddle is the sum of the mids, sigma is spot · vol · √T")
    void quoted() {
        List<ExpectedMoveRow> rows = new ExpectedMoveTable().of(BOOK, NO_CARRY).expectedMove();

        ExpectedMoveRow row = rows.getFirst();
        assertThat(row.straddle()).isCloseTo(2.3 + 2.2, within(1e-12));
        assertThat(row.straddlePct()).isCloseTo(4.5, within(1e-12));
        assertThat(row.atmIv()).isCloseTo(0.20, within(1e-12));
        assertThat(row.sigma()).isCloseTo(SIGMA, within(1e-9));
        assertThat(row.sigmaPct()).isCloseTo(SIGMA, within(1e-9));
        assertThat(row.sigmaLow()).isCloseTo(100 - SIGMA, within(1e-9));
        assertThat(row.sigmaHigh()).isCloseTo(100 + SIGMA, within(1e-9));
        assertThat(row.straddleReason()).isNull();
        assertThat(row.sigmaReason()).isNull();
    }

    @Test
    @DisplayName("an expiry without a straddle or a volatility at the money says so")
    void neither() {
        ExpectedMoveRow row =
                new ExpectedMoveTable().of(BOOK, NO_CARRY).expectedMove().getLast();

        assertThat(row.straddle()).isNull();
        assertThat(row.straddleReason()).isEqualTo(NoMoveReason.NO_TWO_SIDED_QUOTES);
        assertThat(row.sigma()).isNull();
        assertThat(row.sigmaReason()).isEqualTo(NoMoveReason.NO_ATM_VOLATILITY);
    }
}
