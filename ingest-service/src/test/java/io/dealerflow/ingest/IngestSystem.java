package io.dealerflow.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;

/** The service on a real broker and database, and what tests ask of it. All test classes share them: each test has data of its own. */
@WithTestResource(value = TestLanding.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "ingest")
        })
public abstract class IngestSystem {
    protected static final Duration SOON = Duration.ofSeconds(60);

    @BeforeEach
    void ready() {
        await().atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    /** Sends a file of any kind. */
    protected static ValidatableResponse upload(String source, String filename, byte[] bytes) {
        return given().contentType("application/octet-stream")
                .queryParam("source", source)
                .queryParam("filename", filename)
                .body(bytes)
                .post("/api/v1/files")
                .then();
    }

    protected static ValidatableResponse upload(String source, byte[] bytes) {
        return upload(source, "file", bytes);
    }

    /** Waits until every event of an accepted file is in the table of its kind. */
    protected static void awaitReadable(byte[] file, String source, String kind, int events) {
        await().atMost(SOON)
                .untilAsserted(() -> given().queryParam("source", source)
                        .get("/api/v1/files/" + EventIds.sha256(file))
                        .then()
                        .statusCode(200)
                        .body("kind", equalTo(kind))
                        .body("events", equalTo(events))
                        .body("readable", equalTo(events)));
    }

    /** The events of a key, once there is one. */
    protected static <T extends Event> List<T> published(Topic<T> topic, String key) throws IOException {
        List<T> events = new ArrayList<>();
        try (var probe = new KafkaProbe()) {
            for (ConsumerRecord<String, byte[]> record : probe.awaitKey(topic.name(), key, 1, SOON)) {
                var mapper = topic.encoding() == Topic.Encoding.CBOR ? Wire.cbor() : Wire.json();
                events.add(mapper.readValue(record.value(), topic.type()));
            }
        }
        return events;
    }

    /** Reads a row of a query. */
    @FunctionalInterface
    protected interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    protected static <T> List<T> query(String sql, RowReader<T> reader) throws SQLException {
        List<T> result = new ArrayList<>();
        try (var connection = TestServers.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(reader.read(rows));
            }
        }
        return result;
    }

    /** The first column of the rows. */
    protected static List<String> query(String sql) throws SQLException {
        return query(sql, row -> row.getString(1));
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
