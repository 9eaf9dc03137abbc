package io.dealerflow.gexapi.tables;

import static io.dealerflow.gexapi.tables.SampleBooks.APRIL;
import static io.dealerflow.gexapi.tables.SampleBooks.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.gexapi.tables.MaxPainTable.MaxPainRow;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.quant.chain.Convention;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MaxPainTableTest {
    /** The worked example of the definitions: pains 998 287 500, 438 277 500, 709 537 500. */
    private static final ChainBook BOOK = SampleBooks.at(CLOSE, 7790)
            .expiry(APRIL, 1)
            .call(7700, 0.2, 1_823_400)
            .call(7800, 0.2, 3_448_575)
            .call(7900, 0.2, 5_367_450)
            .put(7700, 0.2, 5_783_025)
            .put(7800, 0.2, 4_864_125)
            .put(7900, 0.2, 2_559_375)
            .expiry(APRIL.plusDays(7), 1)
            .call(7800, 0.2, 0)
            .book();

    @Test
    @DisplayName("the strike where holders are paid least, what they are paid there, and its distance from spot")
    void example() {
        List<MaxPainRow> rows = new MaxPainTable().of(BOOK, Convention.DEFAULT).maxPain();

        MaxPainRow row = rows.getFirst();
        assertThat(row.maxPain()).isEqualTo(7800);
        assertThat(row.payout()).isEqualTo(438_277_500);
        assertThat(row.distance()).isEqualTo(10);
        assertThat(row.distancePct()).isCloseTo(10 / 77.9, within(1e-9));
        assertThat(row.days()).isEqualTo(28);
        assertThat(row.reason()).isNull();
    }

    @Test
    @DisplayName("an expiry without open interest has none, with the reason")
    void nothingOpen() {
        MaxPainRow row =
                new MaxPainTable().of(BOOK, Convention.DEFAULT).maxPain().getLast();

        assertThat(row.maxPain()).isNull();
        assertThat(row.reason()).isEqualTo(MaxPainTable.NoMaxPainReason.NO_OPEN_INTEREST);
        assertThat(row.payout()).isNull();
    }
}
