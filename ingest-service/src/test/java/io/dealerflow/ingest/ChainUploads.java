package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.testkit.KafkaProbe;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Option chains sent to the service, and their events. */
final class ChainUploads {
    private ChainUploads() {}

    static ValidatableResponse uploadChain(String filename, byte[] bytes) {
        return uploadChain("cboe", filename, bytes);
    }

    static ValidatableResponse uploadChain(String source, String filename, byte[] bytes) {
        return given().contentType("application/octet-stream")
                .queryParam("filename", filename)
                .queryParam("source", source)
                .body(bytes)
                .post("/api/v1/option-chains")
                .then();
    }

    static ValidatableResponse uploadAsOf(String asOf, byte[] bytes) {
        return given().contentType("application/octet-stream")
                .queryParam("as_of", asOf)
                .body(bytes)
                .post("/api/v1/option-chains")
                .then();
    }

    static IngestReceipt.Accepted accepted(ValidatableResponse response) throws IOException {
        String body = response.statusCode(200).extract().asString();
        return Wire.json().readValue(body, IngestReceipt.Accepted.class);
    }

    /** The records of that event, once there is one. */
    static List<ConsumerRecord<String, byte[]>> published(String eventId) {
        try (var probe = new KafkaProbe()) {
            return probe
                    .await(
                            Topics.RAW_OPTION_CHAINS.name(),
                            IngestSystem.SOON,
                            read -> read.stream().anyMatch(r -> isEvent(r, eventId)))
                    .stream()
                    .filter(record -> isEvent(record, eventId))
                    .toList();
        }
    }

    private static boolean isEvent(ConsumerRecord<String, byte[]> record, String eventId) {
        return eventId.equals(KafkaProbe.header(record, "ce_id"));
    }
}
