package io.dealerflow.ingest.source.trades;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fills in CSV; all are made up. */
class FillsCsvFormatTest {
    private static final Format FILLS = new FillsCsvFormat(ParseLimits.DEFAULT, SourceZones.UTC);

    @Test
    @DisplayName("a row is a fill; equal rows are as many fills")
    void rows() {
        List<Fill> fills = events(accepted(FILLS, """
                        account,instrument,time,side,quantity,price,commission
                        A1,ESU5,2025-07-01T13:30:00Z,Buy,2,6200.25,4.5
                        A1,ESU5,2025-07-01T13:30:00Z,Buy,2,6200.25,4.5
                        A1,CLM0,2025-07-01 15:30:00+02:00,SELL,1,-37.63,
                        """), Fill.class);

        assertThat(fills)
                .map(fill -> fill.account() + " " + fill.instrument() + " " + fill.asOf() + " " + fill.side() + " "
                        + fill.quantity() + " " + fill.price() + " " + fill.commission())
                .containsExactly(
                        "A1 ESU5 2025-07-01T13:30:00Z BUY 2.0 6200.25 4.5",
                        "A1 ESU5 2025-07-01T13:30:00Z BUY 2.0 6200.25 4.5",
                        "A1 CLM0 2025-07-01T13:30:00Z SELL 1.0 -37.63 null");
        assertThat(fills.stream().map(Fill::eventId).distinct()).hasSize(3);
    }

    @Test
    @DisplayName("without sides the sign of the quantity is the side")
    void signs() {
        List<Fill> fills = events(
                accepted(
                        FILLS,
                        "Account,Symbol,Timestamp,Qty,Price,Trade_ID\nA,X,1751376600,3,5,t1\nA,X,1751376601,-3,6,t2\n"),
                Fill.class);

        assertThat(fills)
                .map(fill -> fill.side() + " " + fill.quantity() + " " + fill.tradeId())
                .containsExactly("BUY 3.0 t1", "SELL 3.0 t2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            A,X,2025-07-01T13:30:00Z,hold,1,5  | ABSURD       | side     | hold
            A,X,2025-07-01T13:30:00Z,buy,0,5   | ABSURD       | quantity | 0
            A,X,2025-07-01T13:30:00Z,buy,-1,5  | INCONSISTENT | quantity | -1
            A,X,2025-07-01T13:30:00Z,buy,NaN,5 | NOT_A_NUMBER | quantity | NaN
            A,X,2025-07-01T13:30:00Z,buy,1,inf | NOT_A_NUMBER | price    | inf
            A,X,2025-07-01T13:30:00Z,buy,1,1e999 | ABSURD     | price    | 1e999
            A,X,9999-07-01T13:30:00Z,buy,1,5   | ABSURD       | time     | 9999-07-01T13:30:00Z
            A,X,2025-07-01,buy,1,5             | NOT_A_DATE   | time     | 2025-07-01
            ,X,2025-07-01T13:30:00Z,buy,1,5    | MISSING      | account  | ''
            """)
    void badValues(String row, String defect, String field, String value) {
        Reading.Refused refused =
                refused(FILLS, "account,instrument,time,side,quantity,price\n" + (row == null ? "" : row) + "\n");

        assertThat(facts(refused)).containsExactly("TOO_MANY_BAD_RECORDS", 2, field, value);
        assertThat(refused.quality().dropped()).isEqualTo(Map.of(defect, 1));
    }

    @Test
    void aHeaderWithoutAccountIsRefused() {
        assertThat(facts(refused(FILLS, "instrument,time,side,quantity,price\nX,1751376600,buy,1,5\n")))
                .containsExactly("MISSING_HEADER", 1, "account", null);
    }

    @Test
    void recognisesItsHeader() {
        assertThat(FILLS.recognises("Date,Account,Symbol,Qty,Price\n".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time,open,high,low,close,volume", "date,price", "symbol,time,close,volume"})
    void otherTablesAreNotRecognised(String header) {
        assertThat(FILLS.recognises(header.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
