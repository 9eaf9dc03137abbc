package io.dealerflow.gexapi.tables;

import static io.dealerflow.gexapi.tables.SampleBooks.APRIL;
import static io.dealerflow.gexapi.tables.SampleBooks.CLOSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.gexapi.tables.OpenInterestTable.Changes;
import io.dealerflow.gexapi.tables.OpenInterestTable.ContractChangeRow;
import io.dealerflow.gexapi.tables.OpenInterestTable.StrikeChange;
import io.dealerflow.positioning.ChainBook;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenInterestTableTest {
    private static final ChainBook BEFORE = SampleBooks.at(CLOSE, 100)
            .expiry(APRIL, 100)
            .call(100, 0.2, 50)
            .put(100, 0.2, 70)
            .call(105, 0.2, 7)
            .book();
    private static final ChainBook AFTER = SampleBooks.at(CLOSE.plus(Duration.ofDays(3)), 101)
            .expiry(APRIL, 100)
            .call(100, 0.2, 80)
            .put(100, 0.2, 60)
            .call(105, 0.2, 7)
            .expiry(APRIL.plusDays(7), 100)
            .call(100, 0.2, 5)
            .book();

    @Test
    @DisplayName("changes by contract, the largest first, by strike and expiry; a new series is named and not compared")
    void changes() {
        Changes changes = OpenInterestTable.between(BEFORE, AFTER);

        assertThat(changes.previousAsOf()).isEqualTo(CLOSE);
        assertThat(changes.calls()).isEqualTo(30);
        assertThat(changes.puts()).isEqualTo(-10);
        assertThat(changes.total()).isEqualTo(20);
        assertThat(changes.contracts()).extracting(ContractChangeRow::change).containsExactly(30L, -10L);
        assertThat(changes.byStrike())
                .containsExactly(new StrikeChange(100, 30, -10, 20), new StrikeChange(105, 0, 0, 0));
        assertThat(changes.byExpiry()).hasSize(1);
        assertThat(changes.onlyAfter())
                .extracting(OpenInterestTable.SeriesName::expiry)
                .containsExactly(APRIL.plusDays(7));
        assertThat(changes.largest(1).contracts())
                .extracting(ContractChangeRow::change)
                .containsExactly(30L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a Monday follows a Friday, 2026-03-16T14:00:00Z, 2026-03-16T04:00:00Z, 2026-03-13T04:00:00Z",
        "a Saturday shows Friday's book, 2026-03-14T14:00:00Z, 2026-03-13T04:00:00Z, 2026-03-12T04:00:00Z",
        "the evening in New York belongs to the day, 2026-03-17T02:00:00Z, 2026-03-16T04:00:00Z, 2026-03-13T04:00:00Z",
        "a holiday is no trading day, 2026-01-20T15:00:00Z, 2026-01-20T05:00:00Z, 2026-01-16T05:00:00Z"
    })
    void tradingDays(String name, Instant asOf, Instant start, Instant previous) {
        assertThat(OpenInterestTable.startOfTradingDay(asOf)).as(name).isEqualTo(start);
        assertThat(OpenInterestTable.startOfPreviousTradingDay(asOf)).as(name).isEqualTo(previous);
    }
}
