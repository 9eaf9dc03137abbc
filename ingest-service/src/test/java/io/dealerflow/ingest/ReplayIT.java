package io.dealerflow.ingest;

import static io.dealerflow.ingest.ChainUploads.accepted;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.testkit.KafkaProbe;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replays of landed files over HTTP. The instants are those of no other test. */
@QuarkusTest
class ReplayIT extends IngestSystem {
    @Test
    @DisplayName(
            "a replayed event has the id, key and bytes of the first time, the same run, and the mark of a replay; tables stay as they are")
    void sameEventAgain() throws Exception {
        IngestReceipt.Accepted first =
                accepted(ChainUploads.uploadAsOf("2020-02-03T15:00:00Z", ChainSamples.withSpot("4301.5")));
        IngestReceipt.Accepted second =
                accepted(ChainUploads.uploadAsOf("2020-02-03T16:00:00Z", ChainSamples.withSpot("4302.5")));

        String answer = replay("2020-02-03T15:30:00Z", "2020-02-04T00:00:00Z", "max")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        List<String> lines = answer.lines().filter(line -> !line.isBlank()).toList();
        ReplayProgress end = Wire.readJson(lines.getLast(), ReplayProgress.class);
        assertThat(end.status()).isEqualTo("done");
        assertThat(end.total()).isEqualTo(1);
        assertThat(end.published()).isEqualTo(1);
        assertThat(ChainUploads.published(first.eventId())).hasSize(1);
        List<ConsumerRecord<String, byte[]>> records = ChainUploads.published(second.eventId());
        assertThat(records).hasSize(2);
        assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
        assertThat(records.get(1).key()).isEqualTo(records.get(0).key());
        assertThat(KafkaProbe.header(records.get(1), "df_run_id"))
                .isEqualTo(KafkaProbe.header(records.get(0), "df_run_id"))
                .hasSize(36);
        assertThat(records.get(0).headers().lastHeader("df_replay")).isNull();
        assertThat(new String(records.get(1).headers().lastHeader("df_replay").value(), UTF_8))
                .isEqualTo("true");
        assertThat(query("SELECT count(*) FROM ingest.observations WHERE event_id = '" + second.eventId() + "'"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-03T15:30:00Z, 2020-02-03T15:30:00Z, max, from",
        "yesterday, 2020-02-03T15:30:00Z, max, from",
        "2020-02-03T15:30:00Z, 2020-02-04T15:30:00Z, 0x, speed",
        "2020-02-03T15:30:00Z, 2020-02-04T15:30:00Z, fast, speed"
    })
    void invalidRequestsAreRefused(String from, String to, String speed, String parameter) {
        replay(from, to, speed).then().statusCode(400).body("parameter", equalTo(parameter));
    }

    @Test
    void needsTheScopeWrite() throws Exception {
        given().header("Authorization", "Bearer " + ApiKeys.create("read"))
                .post("/api/v1/replays?from=2020-02-03T15:30:00Z&to=2020-02-03T15:31:00Z")
                .then()
                .statusCode(403);
    }

    private static Response replay(String from, String to, String speed) {
        return given().queryParam("from", from)
                .queryParam("to", to)
                .queryParam("kinds", "option_chain")
                .queryParam("symbols", "SPX,NDX")
                .queryParam("speed", speed)
                .post("/api/v1/replays");
    }
}
