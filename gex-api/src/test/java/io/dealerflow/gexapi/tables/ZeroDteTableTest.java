package io.dealerflow.gexapi.tables;

import static io.dealerflow.gexapi.tables.SampleBooks.APRIL;
import static io.dealerflow.gexapi.tables.SampleBooks.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.tables.ZeroDteTable.ZeroDte;
import io.dealerflow.positioning.ChainBook;
import io.dealerflow.positioning.GexSnapshots;
import io.dealerflow.quant.chain.Convention;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ZeroDteTableTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-13");

    private static ChainBook book(Instant asOf) {
        return SampleBooks.at(asOf, 100)
                .expiry(TODAY, 100)
                .call(100, 0.2, 30)
                .call(101, 0.2, 90)
                .put(99, 0.2, 80)
                .expiry(APRIL, 100)
                .call(100, 0.2, 300)
                .put(95, 0.2, 200)
                .book();
    }

    @Test
    @DisplayName("today's expiry is a book of its own, with its share of the whole")
    void today() {
        ChainBook book = book(CLOSE.minus(Duration.ofMinutes(90)));
        GexSnapshot whole = GexSnapshots.of(book, Convention.DEFAULT);

        ZeroDte zero = new ZeroDteTable().of(book, Convention.DEFAULT);

        GexSnapshot.ExpiryGex row = whole.byExpiry().getFirst();
        assertThat(zero.reason()).isNull();
        assertThat(zero.hoursLeft()).isEqualTo(1.5);
        assertThat(zero.netGex()).isCloseTo(row.netGex(), within(1e-6));
        assertThat(zero.grossGex()).isCloseTo(row.grossGex(), within(1e-6));
        assertThat(zero.sharePct()).isCloseTo(100 * row.grossGex() / whole.grossGex(), within(1e-9));
        assertThat(zero.byExpiry()).containsExactly(row);
        assertThat(zero.byStrike()).extracting(GexSnapshot.StrikeGex::strike).containsExactly(99.0, 100.0, 101.0);
    }

    @Test
    @DisplayName("nothing is alive that expires today: after the close, and on a day without an expiry")
    void nothing() {
        for (Instant asOf : new Instant[] {CLOSE, CLOSE.plus(Duration.ofDays(3))}) {
            ZeroDte zero = new ZeroDteTable().of(book(asOf), Convention.DEFAULT);

            assertThat(zero.reason()).isEqualTo(ZeroDteTable.NoZeroDteReason.NO_EXPIRY_TODAY);
            assertThat(zero.netGex()).isNull();
            assertThat(zero.byStrike()).isEmpty();
        }
    }
}
