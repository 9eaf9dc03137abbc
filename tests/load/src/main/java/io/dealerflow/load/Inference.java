package io.dealerflow.load;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.parsetools.RecordParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * gpu-worker: pictures of charts at two a second, from the frame at ingest-service until the signal, and the alert of a formation, on the stream of gex-api; and
 * 100 000 items of news, with heap and resident memory after each tenth.
 */
final class Inference implements LoadRun.Scenario {
    private static final int OK = 200;
    /** One alert of a formation an asset is not repeated for a while, so each picture is another asset's in turn. */
    private static final List<String> STREAMS =
            List.of("aapl", "amzn", "googl", "meta", "msft", "nvda", "tsla", "spx", "ndx", "rut", "vix", "gold", "wti");

    private static final Duration FRAME_INTERVAL = Duration.ofMillis(500);
    private static final int WARM_UP_FRAMES = 20;
    private static final int FRAMES = 120;
    private static final Duration LAST_FRAME = Duration.ofSeconds(5);
    private static final Pattern AS_OF = Pattern.compile("\"as_of\":\\s*\"([^\"]+)\"");

    private static final int TENTHS = 10;
    private static final int ITEMS_A_TENTH = 10_000;
    private static final Duration SAMPLE = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Vertx vertx;
    private final Path data;
    private final LocalSystem system;

    Inference(Vertx vertx, Path data, LocalSystem system) {
        this.vertx = vertx;
        this.data = data;
        this.system = system;
    }

    @Override
    public void run() throws Exception {
        pictures();
        memory();
    }

    private void pictures() throws Exception {
        var signals = new Measurement(FRAME_INTERVAL.multipliedBy(FRAMES));
        var alerts = new Measurement(FRAME_INTERVAL.multipliedBy(FRAMES));
        HttpClient http = vertx.createHttpClient();
        WebSocketClient sockets = vertx.createWebSocketClient();
        List<WebSocket> streams = STREAMS.stream()
                .map(stream -> sockets.connect(new WebSocketConnectOptions()
                                .setHost("127.0.0.1")
                                .setPort(URI.create(system.ingestUrl()).getPort())
                                .setURI("/api/v1/captures/" + stream))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .toList();
        Instant[] measuredFrom = {Instant.MAX};
        http.request(
                        HttpMethod.GET,
                        URI.create(system.url()).getPort(),
                        "127.0.0.1",
                        "/api/v1/stream/sse?type=signal,alert&symbol="
                                + String.join(",", STREAMS).toUpperCase(Locale.ROOT))
                .compose(request ->
                        request.putHeader("Accept", "text/event-stream").send())
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .handler(RecordParser.newDelimited("\n\n", event -> {
                    String text = event.toString(StandardCharsets.UTF_8);
                    if (text.contains("chart_pattern")) {
                        arrived(text, measuredFrom[0], alerts);
                    } else if (text.contains("chart-pattern")) {
                        arrived(text, measuredFrom[0], signals);
                    }
                }));
        send(streams, 0, WARM_UP_FRAMES);
        measuredFrom[0] = Instant.now();
        send(streams, WARM_UP_FRAMES, FRAMES);
        LockSupport.parkNanos(LAST_FRAME.toNanos());
        http.close();
        sockets.close();
        Report.figure("frame received to signal on SSE, p95", signals.millis(OK, 95), "ms", "");
        Report.line("  received " + signals.count(OK) + " of " + FRAMES);
        Report.figure("frame received to alert of a formation on SSE, p95", alerts.millis(OK, 95), "ms", "< 2000");
        Report.line("  alerts " + alerts.count(OK));
    }

    /** The time of observation of a picture is when its frame was sent. */
    private static void arrived(String event, Instant measuredFrom, Measurement measurement) {
        Matcher found = AS_OF.matcher(event);
        if (found.find()) {
            Instant sent = Instant.parse(found.group(1));
            if (!sent.isBefore(measuredFrom)) {
                measurement.answered(OK, Duration.between(sent, Instant.now()).toNanos());
            }
        }
    }

    private static void send(List<WebSocket> streams, int first, int count) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = start + i * FRAME_INTERVAL.toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            WebSocket stream = streams.get((first + i) % streams.size());
            byte[] picture = ChartFrame.doubleTop(first + i);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var _ = stream.writeTextMessage("{\"captured_at\": \"" + now + "\"}");
            var _ = stream.writeBinaryMessage(Buffer.buffer(picture));
        }
    }

    private void memory() throws Exception {
        RunningService worker = RunningService.of(data, "gpu-worker");
        String run = Long.toString(System.currentTimeMillis(), 36);
        double[] heap = new double[TENTHS];
        double[] resident = new double[TENTHS];
        Map<String, Object> settings = Map.of("bootstrap.servers", system.bootstrapServers());
        long start = System.nanoTime();
        try (Admin admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                var client = java.net.http.HttpClient.newHttpClient()) {
            for (int tenth = 0; tenth < TENTHS; tenth++) {
                for (int i = 0; i < ITEMS_A_TENTH; i++) {
                    var _ = producer.send(item(run + "-" + tenth + "-" + i));
                }
                producer.flush();
                heap[tenth] = lowestHeap(admin, client, "http://127.0.0.1:" + worker.port());
                resident[tenth] = residentMegabytes(worker.pid());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            Report.figure("heap in tenth " + (tenth + 1) + ", lowest", heap[tenth], "MB", "");
            Report.figure("  resident after it", resident[tenth], "MB", "");
        }
        Report.figure("  heap, last tenth : second", heap[TENTHS - 1] / heap[1], "", "<= 1.1");
        Report.figure("  resident, last tenth : second", resident[TENTHS - 1] / resident[1], "", "<= 1.1");
        Report.figure("items of news a second", TENTHS * ITEMS_A_TENTH / seconds, "", "");
    }

    /** What is left after collections, until the worker has read all items. */
    private static double lowestHeap(Admin admin, java.net.http.HttpClient client, String url)
            throws ExecutionException, InterruptedException, IOException {
        var committed = new CommittedOffsets(admin, Topics.RAW_NEWS.name(), "dealerflow-gpu-worker-news");
        long start = System.nanoTime();
        double lowest = heapMegabytes(client, url);
        while (!committed.areAtTheEnd()) {
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException(
                        "gpu-worker has not read the news after " + LONGEST.toMinutes() + " min");
            }
            lowest = Math.min(lowest, heapMegabytes(client, url));
            LockSupport.parkNanos(SAMPLE.toNanos());
        }
        return lowest;
    }

    private static double heapMegabytes(java.net.http.HttpClient client, String url)
            throws IOException, InterruptedException {
        return ServedMetrics.of(client, url).sum("jvm_memory_used_bytes", "area=\"heap\"") / 1e6;
    }

    private static double residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static ProducerRecord<String, byte[]> item(String id) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var news = new NewsItem(
                id,
                "load",
                now,
                now,
                NewsItem.VERSION,
                NewsTime.PUBLISHED,
                now,
                null,
                null,
                "Shares rise as profit beats expectations, item " + id,
                "",
                false,
                null,
                List.of(),
                List.of(),
                "en");
        var record = new ProducerRecord<>(Topics.RAW_NEWS.name(), id, Wire.writeJson(news));
        record.headers().add(HeaderNames.CONTENT_TYPE, HeaderNames.JSON.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
