package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.Fill;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Trades through the upload, the broker and their table. */
@QuarkusTest
class TradesIT extends IngestSystem {
    @Test
    @DisplayName(
            "fills are answered with their span and accounts, published by account and stored; an export that has them again adds the new one")
    void fills() throws Exception {
        String first = """
                account,instrument,time,side,quantity,price,commission
                IT-1,ESU5,2025-07-01T13:30:00Z,buy,2,6200.25,4.5
                IT-1,ESU5,2025-07-01T13:30:00Z,buy,2,6200.25,4.5
                """;
        byte[] next = bytes(first + "IT-1,ESU5,2025-07-01T14:00:00Z,sell,4,6210,\n");
        upload("trades-it", "fills.csv", bytes(first)).statusCode(200).body("records_accepted", equalTo(2));
        upload("trades-it", "fills.csv", next)
                .statusCode(200)
                .body("kind", equalTo("trades"))
                .body("records_accepted", equalTo(3))
                .body("first_as_of", equalTo("2025-07-01T13:30:00Z"))
                .body("last_as_of", equalTo("2025-07-01T14:00:00Z"))
                .body("keys", contains("IT-1"));
        awaitReadable(next, "trades-it", "trades", 3);

        assertThat(query("SELECT side || ' ' || quantity || ' ' || price || ' ' || coalesce(commission::text, '-')"
                        + " FROM ingest.raw_trades WHERE source = 'trades-it' ORDER BY as_of"))
                .containsExactly("BUY 2 6200.25 4.5", "BUY 2 6200.25 4.5", "SELL 4 6210 -");
        List<Fill> published = published(Topics.RAW_TRADES, "IT-1");
        assertThat(published.getFirst().instrument()).isEqualTo("ESU5");
    }
}
