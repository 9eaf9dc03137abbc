package io.dealerflow.load;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Subscribers of both transports, and alerts that are written to Kafka at a fixed rate: how long until each subscriber has each. */
final class Subscribers implements LoadRun.Scenario {
    private static final int OK = 200;
    private static final int EACH = 500;
    private static final int RATE = 10;
    private static final Duration DURATION = Duration.ofSeconds(30);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final String SENT = "\"sent_micros\"";

    private final Vertx vertx;
    private final LocalSystem system;
    /** Alerts that were sent before this time are not measured, microseconds since 1970. */
    private volatile long measuredFrom = Long.MAX_VALUE;

    Subscribers(Vertx vertx, LocalSystem system) {
        this.vertx = vertx;
        this.system = system;
    }

    @Override
    public void run() throws Exception {
        measure(1, 0, "alert from Kafka to one subscriber, p99", "<= 50");
        measure(EACH, EACH, "500 SSE and 500 WebSocket subscribers, 10 alerts/s, p99", "<= 250");
    }

    private void measure(int sse, int webSockets, String name, String bound)
            throws InterruptedException, ExecutionException {
        var measurement = new Measurement(DURATION);
        measuredFrom = Long.MAX_VALUE;
        HttpClient http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(EACH));
        WebSocketClient sockets = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(EACH));
        for (int i = 0; i < sse; i++) {
            subscribe(http, measurement);
        }
        for (int i = 0; i < webSockets; i++) {
            open(sockets, measurement);
        }
        Thread.sleep(PAUSE);
        publish(WARM_UP);
        measuredFrom = micros();
        int sent = publish(DURATION);
        Thread.sleep(PAUSE);
        http.close();
        sockets.close();
        Report.figure(name, measurement.millis(OK, 99), "ms", bound);
        Report.figure("  p50", measurement.millis(OK, 50), "ms", "");
        Report.line("  delivered " + measurement.count(OK) + " of " + (long) sent * (sse + webSockets));
    }

    private void subscribe(HttpClient http, Measurement measurement) {
        http.request(HttpMethod.GET, port(), "127.0.0.1", "/api/v1/stream/sse?type=alert&symbol=LOAD")
                .compose(request ->
                        request.putHeader("Accept", "text/event-stream").send())
                .onSuccess(response -> response.handler(RecordParser.newDelimited(
                        "\n\n", event -> received(event.toString(StandardCharsets.UTF_8), measurement))));
    }

    private void open(WebSocketClient sockets, Measurement measurement) {
        sockets.connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port())
                        .setURI("/api/v1/stream?type=alert&symbol=LOAD"))
                .onSuccess(socket -> socket.textMessageHandler(event -> received(event, measurement)));
    }

    private void received(String event, Measurement measurement) {
        long now = micros();
        int at = event.indexOf(SENT);
        if (at < 0) {
            return;
        }
        int digit = event.indexOf(':', at) + 1;
        while (event.charAt(digit) == ' ') {
            digit++;
        }
        int end = digit;
        while (Character.isDigit(event.charAt(end))) {
            end++;
        }
        long sent = Long.parseLong(event, digit, end, 10);
        if (sent >= measuredFrom) {
            measurement.answered(OK, 1_000 * (now - sent));
        }
    }

    /** Writes alerts for so long, and returns how many. */
    private int publish(Duration duration) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", system.bootstrapServers(), "linger.ms", 0);
        long count = RATE * duration.toSeconds();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / RATE;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                acknowledgements.add(producer.send(alert()));
            }
            for (Future<RecordMetadata> each : acknowledgements) {
                each.get();
            }
        }
        return (int) count;
    }

    private static ProducerRecord<String, byte[]> alert() {
        String id = UUID.randomUUID().toString();
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        String json = """
                {"event_id":"%1$s","source":"load","as_of":"%2$s","ingest_ts":"%2$s","version":1,"alert_id":"load_%1$s",\
                "alert_type":"gamma_flip_proximity","severity":"low","symbol":"LOAD","message":"Load.",\
                "details":{"sent_micros":%3$d},"triggered_at":"%2$s","cause_event_id":"none"}""".formatted(id, now, micros());
        var record = new ProducerRecord<>(Topics.ALERTS.name(), "LOAD", json.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "content-type", HeaderNames.JSON,
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_type", "io.dealerflow.alert.v1",
                        "ce_source", "load",
                        "ce_time", now,
                        "ce_subject", "LOAD")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private int port() {
        return URI.create(system.url()).getPort();
    }

    /** Wall-clock time, which is the same in both processes. */
    private static long micros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
    }
}
