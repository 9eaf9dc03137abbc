package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dealerflow.contracts.Topics;
import io.dealerflow.dbn.DbnWriter;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Futures through the upload, the broker and the table. Every test has a source or a product of its own. */
@QuarkusTest
class FuturesIT extends IngestSystem {
    private static final long UNIT = 1_000_000_000L;
    private static final Instant EVENING = Instant.parse("2024-03-15T21:10:00Z");
    private static final Instant DAY = Instant.parse("2024-03-15T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2024-06-21T13:30:00Z");

    @Test
    @DisplayName("Databento's definitions and statistics are published as a curve and stored by contract")
    void databento() throws Exception {
        byte[] file = DbnWriter.zstd(new DbnWriter(3)
                .definition(new DbnWriter.Instrument(7, "ITAM4", "ITA", 'F', JUNE, 50 * UNIT), DAY)
                .price(DbnWriter.SETTLEMENT_PRICE, 7, EVENING, DAY, 5_180_250_000_000L)
                .quantity(DbnWriter.OPEN_INTEREST, 7, EVENING, DAY, 2_100_000)
                .file());

        upload("futures-dbn", file)
                .statusCode(200)
                .body("status", equalTo("accepted"))
                .body("kind", equalTo("futures"))
                .body("records_received", equalTo(3))
                .body("records_accepted", equalTo(3))
                .body("records_by_type.statistics", equalTo(2))
                .body("first_as_of", equalTo("2024-03-15T21:00:00Z"))
                .body("last_as_of", equalTo("2024-03-15T21:00:00Z"))
                .body("keys", contains("ITA"));
        upload("futures-dbn", file).statusCode(200);
        awaitReadable(file, "futures-dbn", "futures", 1);

        assertThat(published(Topics.RAW_FUTURES, "ITA")).singleElement().satisfies(curve -> {
            assertThat(curve.contracts().getFirst().settlement()).isEqualTo(5180.25);
            assertThat(curve.contracts().getFirst().volume()).isNull();
        });
        assertThat(query("SELECT concat_ws(' ', contract, day, expiry, settlement, open_interest, volume) FROM"
                        + " ingest.raw_futures WHERE root = 'ITA'"))
                .containsExactly("ITAM4 2024-03-15 2024-06-21 5180.25 2100000");
    }

    @Test
    @DisplayName("two files of CFE add their contracts to the same days, and a correction is another row")
    void contractFiles() throws Exception {
        byte[] may = csv("03/26/2007,K (May 07),14.10,14.20,14.00,14.00,14.15,-0.80,490,0,20141\n");
        byte[] june = csv("03/26/2007,M (Jun 07),14.30,14.30,14.20,14.20,14.25,-0.80,90,0,10000\n");
        byte[] corrected = csv("03/26/2007,M (Jun 07),14.30,14.30,14.20,14.20,14.26,-0.80,90,0,10000\n");

        for (byte[] file : List.of(may, june, corrected)) {
            upload("futures-cfe", file).statusCode(200).body("kind", equalTo("futures"));
            awaitReadable(file, "futures-cfe", "futures", 1);
        }

        assertThat(query("SELECT concat_ws(' ', contract, expiry, settlement, open_interest, volume) FROM"
                        + " ingest.raw_futures WHERE source = 'futures-cfe' ORDER BY contract, ingest_ts"))
                .containsExactly(
                        "VXK07 2007-05-16 14.15 20141 490",
                        "VXM07 2007-06-20 14.25 10000 90",
                        "VXM07 2007-06-20 14.26 10000 90");
    }

    @Test
    void tableOfMonths() throws Exception {
        byte[] file = bytes("\"\",\"date\",\"M1\",\"M2\"\n\"1\",2014-03-17,15.25,16.5\n");

        upload("futures-table", file).statusCode(200).body("records_by_type", nullValue());
        awaitReadable(file, "futures-table", "futures", 1);

        assertThat(query("SELECT concat_ws(' ', contract, expiry, settlement) FROM ingest.raw_futures"
                        + " WHERE source = 'futures-table' ORDER BY contract"))
                .containsExactly("VXH14 2014-03-18 15.25", "VXJ14 2014-04-16 16.5");
    }

    @Test
    @DisplayName("definitions alone and other records are counted, kept in landing, and published nowhere")
    void recordsWithoutACurve() {
        byte[] definitions = new DbnWriter(2)
                .definition(new DbnWriter.Instrument(7, "ITBM4", "ITB", 'F', JUNE, 50 * UNIT), DAY)
                .file();
        byte[] trades = new DbnWriter(1).trade(7, EVENING, 5 * UNIT, 1).fragment();

        for (int times = 0; times < 2; times++) {
            upload("futures-counted", definitions)
                    .statusCode(200)
                    .body("kind", equalTo("instruments"))
                    .body("records_by_type.definition", equalTo(1))
                    .body("first_as_of", equalTo("2024-03-15T00:00:00Z"))
                    .body("keys", contains("ITBM4"));
            upload("futures-counted", trades)
                    .statusCode(200)
                    .body("kind", equalTo("market_data"))
                    .body("records_received", equalTo(1))
                    .body("records_by_type.trades", equalTo(1));
        }
        awaitReadable(trades, "futures-counted", "market_data", 0);
    }

    @Test
    void brokenFilesAreRefusedWithTheirOffset() {
        byte[] file = new DbnWriter(3).trade(7, EVENING, 5 * UNIT, 1).file();

        upload("futures-broken", Arrays.copyOf(file, file.length - 1))
                .statusCode(422)
                .body("status", equalTo("refused"))
                .body("reason", equalTo("TRUNCATED"))
                .body("field", equalTo("offset"))
                .body("value", equalTo(Integer.toString(file.length - 48)));
        byte[] dbz = {0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 'D', 'B', 'Z', 1};
        upload("futures-broken", dbz)
                .statusCode(422)
                .body("reason", equalTo("UNSUPPORTED_VERSION"))
                .body("message", containsString("DBZ"));
    }

    private static byte[] csv(String row) {
        return bytes("Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n" + row);
    }
}
